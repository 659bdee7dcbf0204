import { useMemo, useRef, useState } from 'react';
import { ChevronsUpDownIcon } from 'lucide-react';
import { useControlPlaneWords } from '../../translation';
import { HiddenText } from '../HiddenText';
import { ScrollRegion } from '../ScrollRegion';
import {
  compareLines,
  foldUnchanged,
  pairLines,
  type DiffLine,
} from './diffRows';
import { SideBySideRow } from './SideBySideRow';
import { useIsRoomy } from './useIsRoomy';
import styles from './TextDiff.module.css';

/** Props of {@link TextDiff}. @public */
export type TextDiffProps = {
  /** Absent when there was nothing. */
  before?: string;
  /** Absent when there will be nothing. */
  after?: string;
  /** What is compared, for screen readers. */
  label: string;
};

/** Room for two texts beside each other, in pixels. */
const SIDES_WIDTH_MIN = 680;

const MARKERS = { same: ' ', added: '+', removed: '−' };

/**
 * Two texts compared line by line, side by side where there is room: added and removed lines carry a marker as well as a
 * colour, the rest is folded.
 *
 * @public
 */
export function TextDiff(props: TextDiffProps) {
  const { before = '', after = '', label } = props;
  const { t } = useControlPlaneWords();
  const blocks = useMemo(
    () => foldUnchanged(compareLines(before, after)),
    [before, after],
  );
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const root = useRef<HTMLDivElement>(null);
  const isRoomy = useIsRoomy(root, SIDES_WIDTH_MIN);
  // Where there was nothing, or will be, nothing stands beside.
  const hasSides = isRoomy && before !== '' && after !== '';
  return (
    <div ref={root} className={styles.frame}>
      <ScrollRegion label={label} className={styles.root}>
        <div className={styles.lines} data-sides={hasSides || undefined}>
          {blocks.map((block, index) =>
            block.type === 'fold' && !opened.has(index) ? (
              <button
                key={index}
                type="button"
                className={styles.fold}
                onClick={() => setOpened(new Set([...opened, index]))}
              >
                <ChevronsUpDownIcon aria-hidden="true" />
                {t('diff.unchanged', { count: block.lines.length })}
              </button>
            ) : (
              <Lines key={index} lines={block.lines} hasSides={hasSides} />
            ),
          )}
        </div>
      </ScrollRegion>
    </div>
  );
}

function Lines(props: { lines: DiffLine[]; hasSides: boolean }) {
  const { lines, hasSides } = props;
  const rows = hasSides
    ? pairLines(lines).map((pair, index) => (
        <SideBySideRow key={index} pair={pair} />
      ))
    : lines.map((line, index) => <DiffRow key={index} line={line} />);
  return <>{rows}</>;
}

function DiffRow(props: { line: DiffLine }) {
  const { line } = props;
  const { t } = useControlPlaneWords();
  return (
    <div className={styles.line} data-kind={line.kind}>
      <span className={styles.number} aria-hidden="true">
        {line.before ?? ''}
      </span>
      <span className={styles.number} aria-hidden="true">
        {line.after ?? ''}
      </span>
      <span className={styles.marker} aria-hidden="true">
        {MARKERS[line.kind]}
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
