import { useMemo } from 'react';
import { Button, type SortDescriptor } from '@backstage/ui';
import type { TenantProduct } from '@groundwork/plugin-control-plane-common';
import {
  Flash,
  ItemTable,
  RelativeTime,
  type ItemColumn,
} from '@groundwork/plugin-control-plane-react';
import { EntitlementChip } from './EntitlementChip';
import { EntitlementMenu } from './EntitlementMenu';
import type { EntitlementTask } from './entitlementTask';
import styles from './Entitlements.module.css';

/** Props of {@link EntitlementTable}. */
export type EntitlementTableProps = {
  /** Absent while they load. */
  items: TenantProduct[] | undefined;
  nameOf: (key: string) => string;
  /** Column, with a dash before it when it is from last to first. */
  sort: string | undefined;
  onSortChange: (sort: string) => void;
  isUpdating: boolean;
  /** Why nothing can be done with them. */
  disabledReason: string | undefined;
  onTask: (task: EntitlementTask) => void;
};

/** The entitlements of a tenant, each with its state. */
export function EntitlementTable(props: EntitlementTableProps) {
  const { items, nameOf, sort = 'product', disabledReason, onTask } = props;
  const columns = useMemo(
    () => columnsOf(nameOf, disabledReason, onTask),
    [nameOf, disabledReason, onTask],
  );
  const sorted = useMemo(() => {
    const key = (item: TenantProduct) =>
      sort.endsWith('ends')
        ? (item.expires_at ?? '9999')
        : nameOf(item.product).toLowerCase();
    const sign = sort.startsWith('-') ? -1 : 1;
    return items
      ? [...items].sort((a, b) => sign * key(a).localeCompare(key(b)))
      : undefined;
  }, [items, nameOf, sort]);
  return (
    <ItemTable
      label="Entitlements"
      columns={columns}
      items={sorted}
      idOf={idOf}
      titleOf={item => nameOf(item.product)}
      sort={toDescriptor(sort)}
      onSortChange={({ column, direction }) =>
        props.onSortChange(`${direction === 'descending' ? '-' : ''}${column}`)
      }
      isUpdating={props.isUpdating}
      minWidth="44rem"
    />
  );
}

function columnsOf(
  nameOf: (key: string) => string,
  disabledReason: string | undefined,
  onTask: (task: EntitlementTask) => void,
): ItemColumn<TenantProduct>[] {
  return [
    {
      id: 'product',
      label: 'Product',
      role: 'title',
      isSortable: true,
      render: ({ product }) => (
        <span className={styles.names}>
          <span className={styles.name}>{nameOf(product)}</span>
          <code className={styles.key}>{product}</code>
        </span>
      ),
    },
    {
      id: 'state',
      label: 'State',
      width: '14rem',
      onCard: 'chip',
      render: item => (
        <Flash token={`${item.enabled} ${item.expires_at}`}>
          <EntitlementChip entitlement={item} />
        </Flash>
      ),
    },
    {
      id: 'ends',
      label: 'Ends',
      isSortable: true,
      width: '8rem',
      render: ({ expires_at: expiresAt }) =>
        expiresAt ? <RelativeTime time={expiresAt} /> : 'Never',
    },
    {
      id: 'config',
      label: 'Configuration',
      width: '9rem',
      render: item => {
        const count = Object.keys(item.config).length;
        if (count === 0) {
          return <span className={styles.quiet}>None</span>;
        }
        const words = count === 1 ? '1 setting' : `${count} settings`;
        return (
          <Button
            size="small"
            variant="tertiary"
            className={styles.config}
            aria-label={`${words} of ${nameOf(item.product)}`}
            onPress={() => onTask({ type: 'config', entitlement: item })}
          >
            {words}
          </Button>
        );
      },
    },
    {
      id: 'changed',
      label: 'Changed',
      width: '8rem',
      render: item => <RelativeTime time={item.updated_at} />,
    },
    {
      id: 'menu',
      label: 'Actions',
      role: 'menu',
      render: item => (
        <EntitlementMenu
          entitlement={item}
          name={nameOf(item.product)}
          disabledReason={disabledReason}
          onTask={onTask}
        />
      ),
    },
  ];
}

function idOf({ product }: TenantProduct): string {
  return product;
}

function toDescriptor(sort: string): SortDescriptor {
  return {
    column: sort.replace(/^-/, ''),
    direction: sort.startsWith('-') ? 'descending' : 'ascending',
  };
}
