import { CopyButton } from '../CopyButton';
import styles from './CodeBlock.module.css';

/** Props of {@link CodeBlock}. @public */
export type CodeBlockProps = {
  /** What it is within a sentence, as in "Copy command". */
  label: string;
  text: string;
  /** Breaks lines where there is no room, for what is no code. */
  isWrapped?: boolean;
};

/** Without a place in the tab order, what is wider than the screen could not be reached by keyboard. */
const REACHABLE = { role: 'region', tabIndex: 0 };

/** Code with a button that copies it. It alone scrolls sideways. @public */
export function CodeBlock(props: CodeBlockProps) {
  const { label, text, isWrapped = false } = props;
  return (
    <div className={styles.root}>
      <pre
        {...REACHABLE}
        aria-label={`${label[0].toUpperCase()}${label.slice(1)}`}
        className={styles.code}
        data-wrapped={isWrapped || undefined}
      >
        {text}
      </pre>
      <span className={styles.copy}>
        <CopyButton text={text} label={label} />
      </span>
    </div>
  );
}
