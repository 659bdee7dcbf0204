import type { ReactElement, ReactNode } from 'react';
import { Text } from '@backstage/ui';
import styles from './EmptyState.module.css';

/** Props of {@link EmptyState}. @public */
export type EmptyStateProps = {
  /** Decorative. */
  icon?: ReactElement;
  /** Why it is empty. */
  title: string;
  /** What would fill it. */
  description?: ReactNode;
  /** The button that fills it. */
  action?: ReactNode;
};

/** Stands where a list would: why it is empty, and the action that fills it. @public */
export function EmptyState(props: EmptyStateProps) {
  const { icon, title, description, action } = props;
  return (
    <div className={styles.root}>
      {icon && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <Text as="h3" variant="title-x-small" weight="bold">
        {title}
      </Text>
      {description && (
        <Text as="p" variant="body-medium" className={styles.description}>
          {description}
        </Text>
      )}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
