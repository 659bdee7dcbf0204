import { useApi } from '@backstage/frontend-plugin-api';
import { ServerIcon } from 'lucide-react';
import {
  EmptyState,
  runtimesApiRef,
  TargetLane,
} from '@groundwork/plugin-control-plane-react';
import { useRuntimesWords } from '../../translation';
import type { NamespaceTabsProps } from './NamespaceTabs';
import styles from './NamespacePage.module.css';

/** A lane per target. */
export function NamespaceTargets(props: NamespaceTabsProps) {
  const { namespace, onChanged } = props;
  const { t } = useRuntimesWords();
  const { namespaces, targets: api } = useApi(runtimesApiRef);
  const { targets = [], actions } = namespace;
  if (targets.length === 0) {
    return (
      <EmptyState
        icon={<ServerIcon />}
        title={t('namespace.nowhere')}
        description={
          namespace.status === 'deleted'
            ? t('namespace.goneEverywhere')
            : t('namespace.noTargets')
        }
      />
    );
  }
  return (
    <ul className={styles.lanes} aria-label={t('namespace.targets')}>
      {targets.map(target => (
        <li key={target.id}>
          <TargetLane
            target={target}
            api={api}
            change={actions?.reconcile}
            listEvents={(query, options) =>
              namespaces.listEvents(namespace.id, query, options)
            }
            onChanged={changed =>
              onChanged({
                ...namespace,
                targets: targets.map(each =>
                  each.id === changed.id ? changed : each,
                ),
              })
            }
          />
        </li>
      ))}
    </ul>
  );
}
