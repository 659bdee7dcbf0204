import { useMemo } from 'react';
import type { SortDescriptor } from '@backstage/ui';
import type { APIKey } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  Flash,
  ItemTable,
  RelativeTime,
  StatusChip,
  useNow,
  type ItemColumn,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords, type TenancyWords } from '../../translation';
import { ApiKeyMenu } from './ApiKeyMenu';
import { keyAppearance, keyStateOf } from './keyState';
import type { KeyTask } from './keyTask';
import { ScopeChips } from './ScopeChips';
import styles from './ApiKeys.module.css';

/** Props of {@link ApiKeyTable}. */
export type ApiKeyTableProps = {
  /** Absent while they load. */
  items: APIKey[] | undefined;
  /** Newest first when absent. */
  sort: SortDescriptor | undefined;
  onSortChange: (sort: SortDescriptor) => void;
  isUpdating: boolean;
  /** Why nothing can be done with them. */
  disabledReason: string | undefined;
  onTask: (task: KeyTask) => void;
};

/** The keys of a tenant, each with its state. */
export function ApiKeyTable(props: ApiKeyTableProps) {
  const { items, sort, onSortChange, isUpdating, disabledReason, onTask } =
    props;
  const { t } = useTenancyWords();
  const columns = useMemo(
    () => columnsOf(t, disabledReason, onTask),
    [t, disabledReason, onTask],
  );
  return (
    <ItemTable
      label={t('apiKeys.label')}
      columns={columns}
      items={items}
      idOf={idOf}
      titleOf={key => key.name}
      sort={sort}
      onSortChange={onSortChange}
      isUpdating={isUpdating}
      minWidth="44rem"
    />
  );
}

function columnsOf(
  t: TenancyWords,
  disabledReason: string | undefined,
  onTask: (task: KeyTask) => void,
): ItemColumn<APIKey>[] {
  return [
    {
      id: 'name',
      label: t('apiKeys.columns.name'),
      role: 'title',
      isSortable: true,
      width: '20%',
      render: key => (
        <span className={styles.name}>
          <span className={styles.keyName}>{key.name}</span>
          <code className={styles.prefix}>{key.prefix}…</code>
        </span>
      ),
    },
    {
      id: 'state',
      label: t('apiKeys.columns.state'),
      width: '8.5rem',
      onCard: 'chip',
      render: key => <KeyChip apiKey={key} />,
    },
    {
      id: 'product',
      label: t('apiKeys.columns.for'),
      render: key => (
        <span className={styles.name}>
          <span>{key.product ?? t('apiKeys.everyProduct')}</span>
          <ScopeChips scopes={key.scopes} />
        </span>
      ),
    },
    {
      id: 'used',
      label: t('apiKeys.columns.lastUsed'),
      isSortable: true,
      width: '8.5rem',
      render: key =>
        key.last_used_at ? (
          <RelativeTime time={key.last_used_at} />
        ) : (
          t('apiKeys.never')
        ),
    },
    {
      id: 'expires',
      label: t('apiKeys.columns.expires'),
      isSortable: true,
      width: '8.5rem',
      render: key =>
        key.expires_at ? (
          <RelativeTime time={key.expires_at} />
        ) : (
          t('apiKeys.never')
        ),
    },
    {
      id: 'created',
      label: t('apiKeys.columns.createdBy'),
      width: '8.5rem',
      render: key => (
        <span className={styles.name}>
          {key.created_by && <ActorLink entityRef={key.created_by} />}
          <span className={styles.quiet}>
            <RelativeTime time={key.created_at} />
          </span>
        </span>
      ),
    },
    {
      id: 'menu',
      label: t('actions.label'),
      role: 'menu',
      render: key => (
        <ApiKeyMenu
          apiKey={key}
          disabledReason={disabledReason}
          onTask={onTask}
        />
      ),
    },
  ];
}

function KeyChip(props: { apiKey: APIKey }) {
  const { t } = useTenancyWords();
  const state = keyStateOf(props.apiKey, useNow());
  return (
    <Flash token={state}>
      <StatusChip
        status={keyAppearance[state]}
        label={state === 'rotated' ? t('apiKeys.rotated') : undefined}
      />
    </Flash>
  );
}

function idOf({ id }: APIKey): string {
  return id;
}
