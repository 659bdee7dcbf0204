import { useControlPlaneWords } from '../../translation';
import { HiddenText } from '../HiddenText';
import type { DiffLine, DiffPair } from './diffRows';
import styles from './TextDiff.module.css';

/** What was on the left, what will be on the right; what stays is read out once. */
export function SideBySideRow(props: { pair: DiffPair }) {
  const { before, after } = props.pair;
  return (
    <div className={styles.pair}>
      <Side line={before} number={before?.before} />
      <Side line={after} number={after?.after} isRepeated={before === after} />
    </div>
  );
}

function Side(props: {
  line: DiffLine | undefined;
  number: number | undefined;
  isRepeated?: boolean;
}) {
  const { line, number, isRepeated } = props;
  const { t } = useControlPlaneWords();
  if (!line) {
    return <div className={styles.side} data-kind="nothing" />;
  }
  return (
    <div
      className={styles.side}
      data-kind={line.kind}
      aria-hidden={isRepeated || undefined}
    >
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <span className={styles.marker} aria-hidden="true">
        {line.kind === 'same' ? ' ' : { added: '+', removed: '−' }[line.kind]}
      </span>
      <code className={styles.text}>
        {line.kind !== 'same' && (
          <HiddenText>{t(`diff.${line.kind}`)}</HiddenText>
        )}
        {line.text || ' '}
      </code>
    </div>
  );
}
