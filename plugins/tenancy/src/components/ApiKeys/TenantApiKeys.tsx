import { lazy, Suspense, useState } from 'react';
import { Button, Select, Text } from '@backstage/ui';
import { FunnelXIcon, KeyRoundIcon, PlusIcon } from 'lucide-react';
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
import { useShortList, type ShortListOptions } from '../shared/useShortList';
import { useTenancyWords } from '../../translation';
import { ApiKeyTable } from './ApiKeyTable';
import { isWorking } from './keyState';
import type { KeyTask } from './keyTask';
import styles from './ApiKeys.module.css';

const KeyDialogs = lazy(() =>
  import('./KeyDialogs').then(m => ({ default: m.KeyDialogs })),
);

const NAMES = ['show'] as const;
const PAGE_SIZE = 500;

/** What has none of what keys are ordered by comes last. */
const ARRANGEMENT: ShortListOptions<APIKey> = {
  textOf: key =>
    [key.name, key.prefix, key.product, key.created_by, ...key.scopes].join(
      ' ',
    ),
  orders: {
    name: key => key.name.toLowerCase(),
    used: key => key.last_used_at ?? '',
    expires: key => key.expires_at ?? '9999',
  },
};

/** The API keys of a tenant: which there are, and making, replacing and revoking them. */
export function TenantApiKeys(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { t } = useTenancyWords();
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

  const list = useShortList(keys.value, ARRANGEMENT);

  const readAction = tenant.actions?.read_api_keys;
  if (readAction?.allowed === false || isForbidden(keys.error)) {
    return <ForbiddenPanel permission={apiKeyReadPermission} />;
  }

  const writeAction = tenant.actions?.manage_api_keys;
  const disabledReason =
    writeAction?.allowed === false
      ? (writeAction.reason ?? t('apiKeys.mayNotMake'))
      : undefined;
  const showsEnded = values.show === 'all';
  const { shown: searched, search } = list;
  const shown = searched?.filter(key => showsEnded || isWorking(key, now));
  const endedCount = (searched?.length ?? 0) - (shown?.length ?? 0);
  const close = () => setTask(undefined);
  const createButton = (
    <ActionButton
      variant="primary"
      iconStart={<PlusIcon />}
      disabledReason={disabledReason}
      onPress={() => setTask({ type: 'create' })}
    >
      {t('apiKeys.create.button')}
    </ActionButton>
  );

  return (
    <section aria-label={t('apiKeys.label')} className={styles.root}>
      <Announcement>{announcement}</Announcement>
      <div className={styles.toolbar}>
        <SearchBox
          label={t('apiKeys.search')}
          placeholder={t('apiKeys.searchIn')}
          value={search}
          onChange={list.setSearch}
        />
        <Select<'single'>
          aria-label={t('apiKeys.which')}
          options={[
            { id: 'working', label: t('apiKeys.working') },
            { id: 'all', label: t('apiKeys.all') },
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
          title={t('apiKeys.failed')}
          error={keys.error}
          onRetry={keys.refresh}
        />
      )}
      {!keys.error && keys.value?.length === 0 && (
        <EmptyState
          icon={<KeyRoundIcon />}
          title={t('apiKeys.emptyTitle', { tenant: tenant.name })}
          description={t('apiKeys.emptyDescription')}
          action={createButton}
        />
      )}
      {!keys.error && keys.value?.length !== 0 && shown?.length === 0 && (
        <EmptyState
          icon={<FunnelXIcon />}
          title={
            search ? t('apiKeys.filteredEmptyTitle') : t('apiKeys.endedTitle')
          }
          description={
            endedCount > 0
              ? t('apiKeys.ended', { count: endedCount })
              : t('apiKeys.searchLess')
          }
          action={
            endedCount > 0 ? (
              <Button
                variant="secondary"
                onPress={() => change({ show: 'all' })}
              >
                {t('apiKeys.showAll')}
              </Button>
            ) : (
              <Button variant="secondary" onPress={list.clearSearch}>
                {t('apiKeys.clearSearch')}
              </Button>
            )
          }
        />
      )}
      {!keys.error && shown?.length !== 0 && (
        <ApiKeyTable
          items={shown}
          sort={list.sort}
          onSortChange={list.setSort}
          isUpdating={keys.isUpdating}
          disabledReason={disabledReason}
          onTask={setTask}
        />
      )}
      {shown && shown.length > 0 && (
        <Text as="p" variant="body-medium" color="secondary">
          {endedCount === 0
            ? t('apiKeys.count', { count: shown.length })
            : t('apiKeys.hidden', {
                shown: t('apiKeys.count', { count: shown.length }),
                count: endedCount,
              })}
        </Text>
      )}
      {task && (
        <Suspense fallback={null}>
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
              setAnnouncement(t('apiKeys.revoke.done', { name: apiKey.name }));
              keys.refresh();
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
