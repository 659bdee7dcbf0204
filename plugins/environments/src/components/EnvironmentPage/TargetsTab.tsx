import { ServerIcon } from 'lucide-react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  EmptyState,
  TargetLane,
  type TargetsApi,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import { QueueFacts } from './QueueFacts';
import { useQueueItems } from './useQueueItems';
import styles from './EnvironmentPage.module.css';

/** Props of {@link TargetsTab}. */
export type TargetsTabProps = {
  request: EnvironmentRequest;
  /** Acts on targets, and shows what it does on the page. */
  targetsApi: TargetsApi;
};

/** A lane per target. */
export function TargetsTab(props: TargetsTabProps) {
  const { request, targetsApi } = props;
  const { t } = useEnvironmentsWords();
  const api = useApi(controlPlaneApiRef);
  const queueItems = useQueueItems(request);
  const targets = request.targets ?? [];
  if (targets.length === 0) {
    return (
      <EmptyState
        icon={<ServerIcon />}
        title={t('environmentPage.targets.none')}
        description={
          request.status === 'pending_approval'
            ? t('environmentPage.targets.notYet')
            : t('environmentPage.targets.never')
        }
      />
    );
  }
  return (
    <ul
      className={styles.lanes}
      aria-label={t('environmentPage.targets.label')}
    >
      {targets.map(target => (
        <li key={target.id}>
          <TargetLane
            target={target}
            api={targetsApi}
            change={request.actions?.reconcile}
            onChanged={shownAlready}
            listEvents={(query, options) =>
              api.listEnvironmentRequestEvents(request.id, query, options)
            }
            operatorFacts={<QueueFacts item={queueItems.get(target.id)} />}
          />
        </li>
      ))}
    </ul>
  );
}

/** The page shows what is done to its targets before it is answered. */
function shownAlready() {}
