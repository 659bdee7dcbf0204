import { useFormat } from '../../hooks';

/** Props of {@link DurationText}. @public */
export type DurationTextProps = {
  /** Milliseconds. */
  milliseconds: number;
};

/** A length of time in words, as `2 days 4 h`. @public */
export function DurationText(props: DurationTextProps) {
  const format = useFormat();
  return <span>{format.duration(props.milliseconds)}</span>;
}
