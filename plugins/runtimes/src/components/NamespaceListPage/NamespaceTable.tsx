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
  const namespacePath = useRouteRef(namespaceRouteRef);
  const { value: groups } = useGroups();
  const columns = useMemo(
    (): ItemColumn<Namespace>[] => [
      {
        id: 'name',
        label: 'Namespace',
        role: 'title',
        render: namespace => (
          <TwoLines
            title={
              <span className={styles.name}>{namespace.composite_name}</span>
            }
            detail={
              namespace.environment_request_id ? 'of an environment' : undefined
            }
          />
        ),
      },
      {
        id: 'state',
        label: 'State',
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
        label: 'Drift',
        width: '9rem',
        onCard: 'chip',
        render: namespace =>
          namespace.status === 'deleted' ? undefined : (
            <DriftChip drift={namespace.drift_status} />
          ),
      },
      {
        id: 'group',
        label: 'Group',
        width: '10rem',
        render: ({ group_id: groupId }) =>
          groups?.find(({ id }) => id === groupId)?.title,
      },
      {
        id: 'created_by',
        label: 'Created by',
        width: '10rem',
        render: namespace => <ActorLink entityRef={namespace.created_by} />,
      },
      {
        id: 'created_at',
        label: 'Created',
        width: '8rem',
        render: namespace => <RelativeTime time={namespace.created_at} />,
      },
    ],
    [groups],
  );
  return (
    <ItemTable
      label="Namespaces"
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
