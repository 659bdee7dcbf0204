import { RiServerLine } from '@remixicon/react';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { EmptyState } from '@groundwork/plugin-control-plane-react';
import { TargetLane } from './TargetLane';
import styles from './EnvironmentPage.module.css';

/** Props of {@link TargetsTab}. */
export type TargetsTabProps = {
  request: EnvironmentRequest;
  onReconcile: () => void;
  isReconciling: boolean;
};

/** A lane per target. */
export function TargetsTab(props: TargetsTabProps) {
  const { request, onReconcile, isReconciling } = props;
  const targets = request.targets ?? [];
  if (targets.length === 0) {
    return (
      <EmptyState
        icon={<RiServerLine />}
        title="Nothing is provisioned"
        description={
          request.status === 'pending_approval'
            ? 'Provisioning starts when the request is approved. The Plan tab shows what it will bring.'
            : 'It ended before anything was provisioned.'
        }
      />
    );
  }
  return (
    <ul className={styles.lanes} aria-label="Targets">
      {targets.map(target => (
        <li key={target.id}>
          <TargetLane
            target={target}
            reconcile={request.actions?.reconcile}
            onReconcile={onReconcile}
            isReconciling={isReconciling}
          />
        </li>
      ))}
    </ul>
  );
}
