import type { ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { useControlPlaneWords } from '../../translation';
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
  const { t } = useControlPlaneWords();
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
