import { useMemo, useState } from 'react';
import { RiExpandUpDownLine } from '@remixicon/react';
import { HiddenText } from '../HiddenText';
import { ScrollRegion } from '../ScrollRegion';
import { compareLines, foldUnchanged, type DiffLine } from './diffRows';
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

const MARKERS = { same: ' ', added: '+', removed: '−' };
const SPOKEN = { same: '', added: 'added: ', removed: 'removed: ' };

/** Two texts compared line by line: added and removed lines carry a marker as well as a colour, the rest is folded. @public */
export function TextDiff(props: TextDiffProps) {
  const { before = '', after = '', label } = props;
  const blocks = useMemo(
    () => foldUnchanged(compareLines(before, after)),
    [before, after],
  );
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  return (
    <ScrollRegion label={label} className={styles.root}>
      <div className={styles.lines}>
        {blocks.map((block, index) =>
          block.type === 'fold' && !opened.has(index) ? (
            <button
              key={index}
              type="button"
              className={styles.fold}
              onClick={() => setOpened(new Set([...opened, index]))}
            >
              <RiExpandUpDownLine aria-hidden="true" />
              {block.lines.length} unchanged lines
            </button>
          ) : (
            block.lines.map((line, lineIndex) => (
              <DiffRow key={`${index}.${lineIndex}`} line={line} />
            ))
          ),
        )}
      </div>
    </ScrollRegion>
  );
}

function DiffRow(props: { line: DiffLine }) {
  const { line } = props;
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
        {SPOKEN[line.kind] && <HiddenText>{SPOKEN[line.kind]}</HiddenText>}
        {line.text || ' '}
      </code>
    </div>
  );
}
