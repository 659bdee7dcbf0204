import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
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
  const { words, role } = describePermission(permission);
  return (
    <EmptyState
      icon={<RiLockLine />}
      title={`You may not ${words}`}
      description={
        <>
          An administrator of the control plane can give you the role{' '}
          <Text as="strong" weight="bold">
            {role}
          </Text>
          . The permission is{' '}
          <code className={styles.name}>{permission.name}</code>.
        </>
      }
      action={action}
    />
  );
}
