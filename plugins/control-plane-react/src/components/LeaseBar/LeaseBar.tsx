import { formatExactTime, formatRoughDuration } from '../../format';
import { useNow } from '../../hooks';
import { HiddenText } from '../HiddenText';
import styles from './LeaseBar.module.css';

/** Props of {@link LeaseBar}. @public */
export type LeaseBarProps = {
  /** RFC 3339 time at which the lease ends. */
  expiresAt: string;
  /** Length of the whole lease. */
  ttlHours: number;
};

const HOUR_MS = 3_600_000;
/** A lease is close to its end when a tenth of it, or six hours, are left, whichever is more. */
const CLOSE_SHARE = 0.1;
const CLOSE_MS_MIN = 6 * HOUR_MS;

/** How much of a lease is left, as a bar and in words. @public */
export function LeaseBar(props: LeaseBarProps) {
  const { expiresAt, ttlHours } = props;
  const now = useNow();
  const totalMs = ttlHours * HOUR_MS;
  const leftMs = Date.parse(expiresAt) - now;
  const share = Math.min(1, Math.max(0, leftMs / totalMs));
  const exact = formatExactTime(expiresAt);
  return (
    <span className={styles.root} title={`Ends ${exact}`}>
      <span
        className={styles.track}
        data-close={isLeaseClose(expiresAt, ttlHours, now) || undefined}
        aria-hidden="true"
      >
        <span className={styles.fill} style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles.words}>
        {leftMs > 0 ? formatRoughDuration(leftMs) : 'Ended'}
      </span>
      <HiddenText>
        {leftMs > 0 ? ` left, ends ${exact}` : `, ${exact}`}
      </HiddenText>
    </span>
  );
}

/** What is left of a lease in words: `3 days left`, `ended 2 h ago`. @public */
export function formatLeaseLeft(expiresAt: string, now: number): string {
  const leftMs = Date.parse(expiresAt) - now;
  return leftMs > 0
    ? `${formatRoughDuration(leftMs)} left`
    : `ended ${formatRoughDuration(leftMs)} ago`;
}

/** Whether a lease is so close to its end that people should be told. @public */
export function isLeaseClose(
  expiresAt: string,
  ttlHours: number,
  now: number,
): boolean {
  const leftMs = Date.parse(expiresAt) - now;
  return leftMs <= Math.max(CLOSE_MS_MIN, ttlHours * HOUR_MS * CLOSE_SHARE);
}
