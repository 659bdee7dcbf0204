import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import { LockIcon } from 'lucide-react';
import { useControlPlaneWords } from '../../translation';
import { EmptyState } from '../EmptyState';
import { describePermission } from './permissionWords';
import styles from './ForbiddenPanel.module.css';

/** Props of {@link ForbiddenPanel}. @public */
export type ForbiddenPanelProps = {
  /** What is missing. */
  permission: { name: string };
  /** Where to go instead. */
  action?: ReactNode;
};

/** Stands where the data would be when a permission is missing: which one, in words, and who can give it. @public */
export function ForbiddenPanel(props: ForbiddenPanelProps) {
  const { permission, action } = props;
  const { t } = useControlPlaneWords();
  const { words, role } = describePermission(permission, t);
  return (
    <EmptyState
      icon={<LockIcon />}
      title={t('permission.missing', { words })}
      description={t('permission.given', {
        role: (
          <Text as="strong" weight="bold">
            {role}
          </Text>
        ),
        permission: <code className={styles.name}>{permission.name}</code>,
      })}
      action={action}
    />
  );
}
