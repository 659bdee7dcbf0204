import { useFormat, useNow } from '../../hooks';
import { useControlPlaneWords } from '../../translation';
import { Bar } from '../Bar';
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
  const { t } = useControlPlaneWords();
  const format = useFormat();
  const now = useNow();
  const leftMs = Date.parse(expiresAt) - now;
  const exact = format.exactTime(expiresAt);
  return (
    <span className={styles.root} title={t('lease.ends', { time: exact })}>
      <Bar
        className={styles.bar}
        share={leftMs / (ttlHours * HOUR_MS)}
        tone={isLeaseClose(expiresAt, ttlHours, now) ? 'warning' : 'success'}
      />
      <span className={styles.words}>
        {leftMs > 0 ? format.roughDuration(leftMs) : t('lease.ended')}
      </span>
      <HiddenText>
        {leftMs > 0 ? t('lease.leftAndEnds', { time: exact }) : `, ${exact}`}
      </HiddenText>
    </span>
  );
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
