import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import styles from './TabSection.module.css';

/** Props of {@link TabSection}. @public */
export type TabSectionProps = {
  title: string;
  /** What it is for, in a sentence. */
  description?: string;
  /** What can be done here. */
  action?: ReactNode;
  /** Where its title stands among those of the page; 3 when absent, below that of a tab. */
  level?: 2 | 3;
  children: ReactNode;
};

/** A part of a tab: what it is, what can be done, and then what there is. @public */
export function TabSection(props: TabSectionProps) {
  const { title, description, action, level = 3, children } = props;
  return (
    <section className={styles.root} aria-label={title}>
      <div className={styles.header}>
        <div className={styles.words}>
          <Text as={`h${level}`} variant="title-x-small" weight="bold">
            {title}
          </Text>
          {description && (
            <Text as="p" variant="body-medium" color="secondary">
              {description}
            </Text>
          )}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
