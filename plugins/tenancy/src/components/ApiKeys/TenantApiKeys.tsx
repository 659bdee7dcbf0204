import { useState } from 'react';
import { Button, Select, Text } from '@backstage/ui';
import { RiAddLine, RiFilterOffLine, RiKey2Line } from '@remixicon/react';
import {
  apiKeyReadPermission,
  type APIKey,
  type Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  Announcement,
  EmptyState,
  ErrorPanel,
  ForbiddenPanel,
  isForbidden,
  LiveDot,
  SearchBox,
  useNow,
} from '@groundwork/plugin-control-plane-react';
import { readAll, useTenancyQuery } from '../../hooks';
import { useAddress } from '../shared/useAddress';
import { ApiKeyTable } from './ApiKeyTable';
import { CreateKeyDialog } from './CreateKeyDialog';
import { isWorking } from './keyState';
import type { KeyTask } from './keyTask';
import { NewKeyDialog } from './NewKeyDialog';
import { RevokeKeyDialog } from './RevokeKeyDialog';
import { RotateKeyDialog } from './RotateKeyDialog';
import styles from './ApiKeys.module.css';

const NAMES = ['q', 'show', 'sort'] as const;
const PAGE_SIZE = 500;

/** The API keys of a tenant: which there are, and making, replacing and revoking them. */
export function TenantApiKeys(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { values, change } = useAddress(NAMES);
  const now = useNow();
  const [task, setTask] = useState<KeyTask>();
  const [announcement, setAnnouncement] = useState('');
  const keys = useTenancyQuery({
    key: tenant.id,
    tenantId: tenant.id,
    parts: ['api_keys', 'tenant'],
    load: (api, options) =>
      readAll(cursor =>
        api.apiKeys.list(tenant.id, { limit: PAGE_SIZE, cursor }, options),
      ),
  });

  const readAction = tenant.actions?.read_api_keys;
  if (readAction?.allowed === false || isForbidden(keys.error)) {
    return <ForbiddenPanel permission={apiKeyReadPermission} />;
  }

  const writeAction = tenant.actions?.manage_api_keys;
  const disabledReason =
    writeAction?.allowed === false
      ? (writeAction.reason ?? 'You may not make keys for this tenant.')
      : undefined;
  const search = values.q ?? '';
  const showsEnded = values.show === 'all';
  const searched = keys.value?.filter(key => matches(key, search));
  const shown = searched?.filter(key => showsEnded || isWorking(key, now));
  const endedCount = (searched?.length ?? 0) - (shown?.length ?? 0);
  const close = () => setTask(undefined);
  const createButton = (
    <ActionButton
      variant="primary"
      iconStart={<RiAddLine />}
      disabledReason={disabledReason}
      onPress={() => setTask({ type: 'create' })}
    >
      Create API key
    </ActionButton>
  );

  return (
    <section aria-label="API keys" className={styles.root}>
      <Announcement>{announcement}</Announcement>
      <div className={styles.toolbar}>
        <SearchBox
          label="Search API keys"
          placeholder="Search name, prefix, product or scope"
          value={search}
          onChange={q => change({ q }, { replace: true })}
        />
        <Select<'single'>
          aria-label="Which keys"
          options={[
            { id: 'working', label: 'Keys that work' },
            { id: 'all', label: 'All keys' },
          ]}
          value={showsEnded ? 'all' : 'working'}
          onChange={key => change({ show: key === 'all' ? 'all' : undefined })}
          className={styles.filter}
        />
        {/* The page says that it is live; this, when the keys are not. */}
        {keys.connection === 'reconnecting' && <LiveDot {...keys} />}
        <span className={styles.primary}>
          {/* An empty list has the same button where the list would be. */}
          {keys.value?.length !== 0 && createButton}
        </span>
      </div>
      {keys.error && (
        <ErrorPanel
          title="The API keys could not be loaded"
          error={keys.error}
          onRetry={keys.refresh}
        />
      )}
      {!keys.error && keys.value?.length === 0 && (
        <EmptyState
          icon={<RiKey2Line />}
          title={`${tenant.name} has no API keys yet`}
          description="With a key, a program of yours calls a product as this tenant. You see the key once, when you make it."
          action={createButton}
        />
      )}
      {!keys.error && keys.value?.length !== 0 && shown?.length === 0 && (
        <EmptyState
          icon={<RiFilterOffLine />}
          title={
            search ? 'No key matches your search' : 'No key works any more'
          }
          description={
            endedCount > 0
              ? `${countOf(endedCount)} expired, revoked or replaced.`
              : 'Search for less, or clear the search.'
          }
          action={
            endedCount > 0 ? (
              <Button
                variant="secondary"
                onPress={() => change({ show: 'all' })}
              >
                Show all keys
              </Button>
            ) : (
              <Button
                variant="secondary"
                onPress={() => change({ q: undefined })}
              >
                Clear the search
              </Button>
            )
          }
        />
      )}
      {!keys.error && shown?.length !== 0 && (
        <ApiKeyTable
          items={shown}
          sort={values.sort}
          onSortChange={sort => change({ sort })}
          isUpdating={keys.isUpdating}
          disabledReason={disabledReason}
          onTask={setTask}
        />
      )}
      {shown && shown.length > 0 && (
        <Text as="p" variant="body-medium" color="secondary">
          {countOf(shown.length)}
          {endedCount > 0 &&
            `; ${endedCount} expired, revoked or replaced ${endedCount === 1 ? 'is' : 'are'} hidden`}
        </Text>
      )}
      <KeyDialogs
        tenant={tenant}
        keys={keys.value ?? []}
        task={task}
        onClose={close}
        onTask={next => {
          setTask(next);
          keys.refresh();
        }}
        onRevoked={apiKey => {
          setAnnouncement(`${apiKey.name} is revoked.`);
          keys.refresh();
        }}
      />
    </section>
  );
}

function KeyDialogs(props: {
  tenant: Tenant;
  keys: APIKey[];
  task: KeyTask | undefined;
  onClose: () => void;
  onTask: (task: KeyTask) => void;
  onRevoked: (apiKey: APIKey) => void;
}) {
  const { tenant, keys, task, onClose, onTask, onRevoked } = props;
  switch (task?.type) {
    case 'create':
      return (
        <CreateKeyDialog
          tenant={tenant}
          keys={keys}
          onClose={onClose}
          onCreated={created => onTask({ type: 'show', created })}
        />
      );
    case 'rotate':
      return (
        <RotateKeyDialog
          apiKey={task.apiKey}
          onClose={onClose}
          onRotated={(created, overlapSeconds) =>
            onTask({
              type: 'show',
              created,
              replaced: { prefix: task.apiKey.prefix, overlapSeconds },
            })
          }
        />
      );
    case 'revoke':
      return (
        <RevokeKeyDialog
          apiKey={task.apiKey}
          tenant={tenant}
          onClose={onClose}
          onRevoked={() => onRevoked(task.apiKey)}
        />
      );
    case 'show':
      return (
        <NewKeyDialog
          created={task.created}
          replaced={task.replaced}
          onClose={onClose}
        />
      );
    default:
      return null;
  }
}

function matches(key: APIKey, search: string): boolean {
  const text = [
    key.name,
    key.prefix,
    key.product,
    key.created_by,
    ...key.scopes,
  ]
    .join(' ')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word));
}

function countOf(count: number): string {
  return count === 1 ? '1 key' : `${count} keys`;
}
