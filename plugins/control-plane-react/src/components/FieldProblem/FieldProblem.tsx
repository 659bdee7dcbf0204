import styles from './FieldProblem.module.css';

/** Props of {@link FieldProblem}. @public */
export type FieldProblemProps = {
  /** What is wrong; nothing is shown when nothing is. */
  children: string | undefined;
};

/** What is wrong with a field that cannot say it itself: a choice without a value is never validated. @public */
export function FieldProblem(props: FieldProblemProps) {
  return (
    <p role="alert" className={styles.problem}>
      {props.children}
    </p>
  );
}
