import type { ReactNode } from 'react';
import styles from './Fields.module.css';

/** Props of {@link FieldFrame}. */
export type FieldFrameProps = {
  /** Id of the label; what stands below names itself by it. */
  labelId: string;
  label: string;
  description?: string;
  isRequired?: boolean;
  children: ReactNode;
};

/** Label and description of a field of a template; what is wrong with it is shown by the form. */
export function FieldFrame(props: FieldFrameProps) {
  const { labelId, label, description, isRequired, children } = props;
  return (
    <div className={styles.field}>
      <div>
        <span id={labelId} className={styles.label}>
          {label}
          {isRequired && <span aria-hidden="true"> *</span>}
        </span>
        {description && <p className={styles.description}>{description}</p>}
      </div>
      {children}
    </div>
  );
}
