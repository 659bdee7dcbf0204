import { useApi } from '@backstage/frontend-plugin-api';
import { RiServerLine } from '@remixicon/react';
import {
  EmptyState,
  runtimesApiRef,
  TargetLane,
} from '@groundwork/plugin-control-plane-react';
import type { NamespaceTabsProps } from './NamespaceTabs';
import styles from './NamespacePage.module.css';

/** A lane per target. */
export function NamespaceTargets(props: NamespaceTabsProps) {
  const { namespace, onChanged } = props;
  const { targets: api } = useApi(runtimesApiRef);
  const { targets = [], actions } = namespace;
  if (targets.length === 0) {
    return (
      <EmptyState
        icon={<RiServerLine />}
        title="It is nowhere"
        description={
          namespace.status === 'deleted'
            ? 'It has gone from every runtime environment.'
            : 'No runtime environment has it, or you may not see which.'
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
            api={api}
            change={actions?.reconcile}
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
