import { useMemo } from 'react';
import { Button, type SortDescriptor } from '@backstage/ui';
import type { TenantProduct } from '@groundwork/plugin-control-plane-common';
import {
  Flash,
  ItemTable,
  RelativeTime,
  type ItemColumn,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords, type TenancyWords } from '../../translation';
import { EntitlementChip } from './EntitlementChip';
import { EntitlementMenu } from './EntitlementMenu';
import type { EntitlementTask } from './entitlementTask';
import styles from './Entitlements.module.css';

/** Props of {@link EntitlementTable}. */
export type EntitlementTableProps = {
  /** Absent while they load. */
  items: TenantProduct[] | undefined;
  nameOf: (key: string) => string;
  sort: SortDescriptor | undefined;
  onSortChange: (sort: SortDescriptor) => void;
  isUpdating: boolean;
  /** Why nothing can be done with them. */
  disabledReason: string | undefined;
  onTask: (task: EntitlementTask) => void;
};

/** The entitlements of a tenant, each with its state. */
export function EntitlementTable(props: EntitlementTableProps) {
  const { items, nameOf, disabledReason, onTask } = props;
  const { t } = useTenancyWords();
  const columns = useMemo(
    () => columnsOf(t, nameOf, disabledReason, onTask),
    [t, nameOf, disabledReason, onTask],
  );
  return (
    <ItemTable
      label={t('entitlements.label')}
      columns={columns}
      items={items}
      idOf={idOf}
      titleOf={item => nameOf(item.product)}
      sort={props.sort}
      onSortChange={props.onSortChange}
      isUpdating={props.isUpdating}
      minWidth="44rem"
    />
  );
}

function columnsOf(
  t: TenancyWords,
  nameOf: (key: string) => string,
  disabledReason: string | undefined,
  onTask: (task: EntitlementTask) => void,
): ItemColumn<TenantProduct>[] {
  return [
    {
      id: 'product',
      label: t('entitlements.columns.product'),
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
      label: t('entitlements.columns.state'),
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
      label: t('entitlements.columns.ends'),
      isSortable: true,
      width: '8rem',
      render: ({ expires_at: expiresAt }) =>
        expiresAt ? <RelativeTime time={expiresAt} /> : t('entitlements.never'),
    },
    {
      id: 'config',
      label: t('entitlements.columns.configuration'),
      width: '9rem',
      render: item => {
        const count = Object.keys(item.config).length;
        if (count === 0) {
          return (
            <span className={styles.quiet}>{t('entitlements.noSettings')}</span>
          );
        }
        const settings = t('entitlements.settings', { count });
        return (
          <Button
            size="small"
            variant="tertiary"
            className={styles.config}
            aria-label={t('entitlements.settingsOf', {
              settings,
              product: nameOf(item.product),
            })}
            onPress={() => onTask({ type: 'config', entitlement: item })}
          >
            {settings}
          </Button>
        );
      },
    },
    {
      id: 'changed',
      label: t('entitlements.columns.changed'),
      width: '8rem',
      render: item => <RelativeTime time={item.updated_at} />,
    },
    {
      id: 'menu',
      label: t('actions.label'),
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
