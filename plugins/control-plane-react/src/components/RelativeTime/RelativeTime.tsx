import { useFormat, useNow } from '../../hooks';
import { HiddenText } from '../HiddenText';
import styles from './RelativeTime.module.css';

/** Props of {@link RelativeTime}. @public */
export type RelativeTimeProps = {
  /** RFC 3339 time. */
  time: string;
};

/** A time relative to now; the exact local time shows on hover and is read out with it. @public */
export function RelativeTime(props: RelativeTimeProps) {
  const { time } = props;
  const format = useFormat();
  const now = useNow();
  const exact = format.exactTime(time);
  return (
    <time dateTime={time} title={exact} className={styles.time}>
      {format.relativeTime(time, now)}
      <HiddenText>, {exact}</HiddenText>
    </time>
  );
}
