import { RiServerLine } from '@remixicon/react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  EnvironmentRequest,
  Target,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  EmptyState,
  TargetLane,
} from '@groundwork/plugin-control-plane-react';
import styles from './EnvironmentPage.module.css';

/** Props of {@link TargetsTab}. */
export type TargetsTabProps = {
  request: EnvironmentRequest;
  /** Gets a target as an action answered it. */
  onTargetChanged: (target: Target) => void;
};

/** A lane per target. */
export function TargetsTab(props: TargetsTabProps) {
  const { request, onTargetChanged } = props;
  const { targets: targetsApi } = useApi(controlPlaneApiRef);
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
            api={targetsApi}
            change={request.actions?.reconcile}
            onChanged={onTargetChanged}
          />
        </li>
      ))}
    </ul>
  );
}
