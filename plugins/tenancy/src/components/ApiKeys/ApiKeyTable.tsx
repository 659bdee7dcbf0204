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
import { ApiKeyMenu } from './ApiKeyMenu';
import { keyAppearance, keyStateOf } from './keyState';
import type { KeyTask } from './keyTask';
import { ScopeChips } from './ScopeChips';
import styles from './ApiKeys.module.css';

/** Props of {@link ApiKeyTable}. */
export type ApiKeyTableProps = {
  /** Absent while they load. */
  items: APIKey[] | undefined;
  /** Column, with a dash before it when it is from last to first; newest first when absent. */
  sort: string | undefined;
  onSortChange: (sort: string) => void;
  isUpdating: boolean;
  /** Why nothing can be done with them. */
  disabledReason: string | undefined;
  onTask: (task: KeyTask) => void;
};

/** What keys are ordered by; what has none comes last. */
const SORT_KEYS: Readonly<Record<string, (key: APIKey) => string>> = {
  name: key => key.name.toLowerCase(),
  used: key => key.last_used_at ?? '',
  expires: key => key.expires_at ?? '9999',
};

/** The keys of a tenant, each with its state. */
export function ApiKeyTable(props: ApiKeyTableProps) {
  const { items, sort, onSortChange, isUpdating, disabledReason, onTask } =
    props;
  const columns = useMemo(
    () => columnsOf(disabledReason, onTask),
    [disabledReason, onTask],
  );
  const sorted = useMemo(() => sortKeys(items, sort), [items, sort]);
  return (
    <ItemTable
      label="API keys"
      columns={columns}
      items={sorted}
      idOf={idOf}
      titleOf={key => key.name}
      sort={toDescriptor(sort)}
      onSortChange={({ column, direction }) =>
        onSortChange(`${direction === 'descending' ? '-' : ''}${column}`)
      }
      isUpdating={isUpdating}
      minWidth="44rem"
    />
  );
}

function columnsOf(
  disabledReason: string | undefined,
  onTask: (task: KeyTask) => void,
): ItemColumn<APIKey>[] {
  return [
    {
      id: 'name',
      label: 'Name',
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
      label: 'State',
      width: '8.5rem',
      onCard: 'chip',
      render: key => <KeyChip apiKey={key} />,
    },
    {
      id: 'product',
      label: 'For',
      render: key => (
        <span className={styles.name}>
          <span>{key.product ?? 'Every product'}</span>
          <ScopeChips scopes={key.scopes} />
        </span>
      ),
    },
    {
      id: 'used',
      label: 'Last used',
      isSortable: true,
      width: '8.5rem',
      render: key =>
        key.last_used_at ? <RelativeTime time={key.last_used_at} /> : 'Never',
    },
    {
      id: 'expires',
      label: 'Expires',
      isSortable: true,
      width: '8.5rem',
      render: key =>
        key.expires_at ? <RelativeTime time={key.expires_at} /> : 'Never',
    },
    {
      id: 'created',
      label: 'Created by',
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
      label: 'Actions',
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
  const state = keyStateOf(props.apiKey, useNow());
  return (
    <Flash token={state}>
      <StatusChip {...keyAppearance[state]} />
    </Flash>
  );
}

function idOf({ id }: APIKey): string {
  return id;
}

function sortKeys(
  items: APIKey[] | undefined,
  sort: string | undefined,
): APIKey[] | undefined {
  const key = SORT_KEYS[sort?.replace(/^-/, '') ?? ''];
  if (!items || !key) {
    return items;
  }
  const sign = sort?.startsWith('-') ? -1 : 1;
  return [...items].sort((a, b) => sign * key(a).localeCompare(key(b)));
}

function toDescriptor(sort: string | undefined): SortDescriptor | undefined {
  return sort
    ? {
        column: sort.replace(/^-/, ''),
        direction: sort.startsWith('-') ? 'descending' : 'ascending',
      }
    : undefined;
}
