import { formatDuration } from '../../format';

/** Props of {@link DurationText}. @public */
export type DurationTextProps = {
  /** Milliseconds. */
  milliseconds: number;
};

/** A length of time in words, as `2 days 4 h`. @public */
export function DurationText(props: DurationTextProps) {
  return <span>{formatDuration(props.milliseconds)}</span>;
}
