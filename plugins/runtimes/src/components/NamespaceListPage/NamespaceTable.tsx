import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Namespace } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  DriftChip,
  Flash,
  ItemTable,
  RelativeTime,
  StatusChip,
  TwoLines,
  type ItemColumn,
} from '@groundwork/plugin-control-plane-react';
import { useGroups } from '../../hooks';
import { namespaceRouteRef } from '../../routes';
import { useRuntimesWords } from '../../translation';
import styles from './NamespaceListPage.module.css';

/** Props of {@link NamespaceTable}. */
export type NamespaceTableProps = {
  /** Absent while they load. */
  items: Namespace[] | undefined;
  isUpdating: boolean;
};

/** Namespaces as rows; each opens its page. */
export function NamespaceTable(props: NamespaceTableProps) {
  const { items, isUpdating } = props;
  const { t } = useRuntimesWords();
  const namespacePath = useRouteRef(namespaceRouteRef);
  const { value: groups } = useGroups();
  const columns = useMemo(
    (): ItemColumn<Namespace>[] => [
      {
        id: 'name',
        label: t('namespaces.namespace'),
        role: 'title',
        render: namespace => (
          <TwoLines
            title={
              <span className={styles.name}>{namespace.composite_name}</span>
            }
            detail={
              namespace.environment_request_id
                ? t('namespaces.ofEnvironment')
                : undefined
            }
          />
        ),
      },
      {
        id: 'state',
        label: t('words.state'),
        width: '10rem',
        onCard: 'chip',
        render: namespace => (
          <Flash token={namespace.status}>
            <StatusChip status={namespace.status} />
          </Flash>
        ),
      },
      {
        id: 'drift',
        label: t('namespaces.drift'),
        width: '9rem',
        onCard: 'chip',
        render: namespace =>
          namespace.status === 'deleted' ? undefined : (
            <DriftChip drift={namespace.drift_status} />
          ),
      },
      {
        id: 'group',
        label: t('words.group'),
        width: '10rem',
        render: ({ group_id: groupId }) =>
          groups?.find(({ id }) => id === groupId)?.title,
      },
      {
        id: 'created_by',
        label: t('namespaces.createdBy'),
        width: '10rem',
        render: namespace => <ActorLink entityRef={namespace.created_by} />,
      },
      {
        id: 'created_at',
        label: t('namespaces.created'),
        width: '8rem',
        render: namespace => <RelativeTime time={namespace.created_at} />,
      },
    ],
    [groups, t],
  );
  return (
    <ItemTable
      label={t('namespaces.list')}
      columns={columns}
      items={items}
      idOf={idOf}
      titleOf={({ composite_name: name }) => name}
      hrefOf={({ id }) => namespacePath({ id })}
      isUpdating={isUpdating}
      minWidth="58rem"
    />
  );
}

function idOf({ id }: Namespace): string {
  return id;
}
