import type { ReactNode, Ref } from 'react';
import { Text } from '@backstage/ui';
import styles from './RequestPage.module.css';

/** Props of {@link StepSection}. */
export type StepSectionProps = {
  title: string;
  /** One sentence that says what is to be done here. */
  lead: string;
  headingRef: Ref<HTMLHeadingElement>;
  children: ReactNode;
};

/** Title of a step, which gets the focus when one comes to it, and what stands below. */
export function StepSection(props: StepSectionProps) {
  const { title, lead, headingRef, children } = props;
  return (
    <section className={styles.section} aria-label={title}>
      <div>
        <h3 ref={headingRef} tabIndex={-1} className={styles.heading}>
          {title}
        </h3>
        <Text as="p" variant="body-medium">
          {lead}
        </Text>
      </div>
      {children}
    </section>
  );
}
