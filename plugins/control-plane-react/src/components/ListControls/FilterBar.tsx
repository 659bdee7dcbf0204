import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { controlPlaneTranslationRef } from '../../translation';
import styles from './ListControls.module.css';

/** Props of {@link FilterBar}. @public */
export type FilterBarProps = {
  /** What is filtered, for screen readers. */
  label: string;
  /** Takes all filters away; no button when absent. */
  onClear?: () => void;
  children: ReactNode;
};

/** Search and filters above a list. @public */
export function FilterBar(props: FilterBarProps) {
  const { label, onClear, children } = props;
  const { t } = useTranslationRef(controlPlaneTranslationRef);
  return (
    <div className={styles.filters} role="search" aria-label={label}>
      {children}
      {onClear && (
        <Button variant="tertiary" size="small" onPress={onClear}>
          {t('list.clear')}
        </Button>
      )}
    </div>
  );
}
