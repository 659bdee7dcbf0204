import { lazy, Suspense, useMemo, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { PlusIcon, StoreIcon } from 'lucide-react';
import {
  entitlementReadPermission,
  type Tenant,
  type TenantProduct,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  Announcement,
  EmptyState,
  ErrorPanel,
  ForbiddenPanel,
  isForbidden,
  LiveDot,
  RolledBack,
  SearchBox,
  tenancyApiRef,
  useOptimistic,
} from '@groundwork/plugin-control-plane-react';
import { readAll, useTenancyQuery } from '../../hooks';
import { NothingFound } from '../shared/NothingFound';
import { useShortList, type ShortListOptions } from '../shared/useShortList';
import { useTenancyWords } from '../../translation';
import type { EntitlementTask } from './entitlementTask';
import { EntitlementTable } from './EntitlementTable';
import { ProductRequests } from './ProductRequests';
import { useProductNames } from './useProductNames';
import styles from './Entitlements.module.css';

const EntitlementDialogs = lazy(() =>
  import('./EntitlementDialogs').then(m => ({ default: m.EntitlementDialogs })),
);

const PAGE_SIZE = 500;

/** What a tenant may use, what it tries and what it asked for. */
export function TenantEntitlements(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const [task, setTask] = useState<EntitlementTask>();
  const [announcement, setAnnouncement] = useState('');
  const names = useProductNames();
  const query = useTenancyQuery({
    key: tenant.id,
    tenantId: tenant.id,
    parts: ['entitlements'],
    load: ({ catalog }, options) =>
      readAll(cursor =>
        catalog.listEntitlements(
          tenant.id,
          { limit: PAGE_SIZE, cursor },
          options,
        ),
      ),
  });
  const entitlements = useOptimistic(query);
  const { nameOf } = names;
  const items = entitlements.value;
  const list = useShortList(
    items,
    useMemo(() => arrangementOf(nameOf), [nameOf]),
  );
  const { shown } = list;
  if (isForbidden(entitlements.error)) {
    return <ForbiddenPanel permission={entitlementReadPermission} />;
  }

  const manage = tenant.actions?.manage_entitlements;
  const disabledReason =
    manage?.allowed === false
      ? (manage.reason ?? t('entitlements.mayNotDecide'))
      : undefined;
  const finish = (sentence: string) => {
    setAnnouncement(sentence);
    entitlements.refresh();
  };
  const switchOver = async (entitlement: TenantProduct) => {
    const { product, enabled, config, expires_at: end } = entitlement;
    const words = { tenant: tenant.name, product: nameOf(product) };
    const isDone = await entitlements.change({
      show: all =>
        all.map(each =>
          each.product === product ? { ...each, enabled: !enabled } : each,
        ),
      send: async () => {
        await api.catalog.grantEntitlement(tenant.id, product, {
          enabled: !enabled,
          config,
          expires_at: end,
        });
      },
      failed: enabled
        ? t('entitlements.switched.stillOn', words)
        : t('entitlements.switched.stillOff', words),
    });
    if (isDone) {
      setAnnouncement(
        enabled
          ? t('entitlements.switched.off', words)
          : t('entitlements.switched.on', words),
      );
    }
  };
  const begin = (chosen: EntitlementTask) =>
    chosen.type === 'switch' ? switchOver(chosen.entitlement) : setTask(chosen);
  const grantButton = (
    <ActionButton
      variant="primary"
      iconStart={<PlusIcon />}
      disabledReason={disabledReason}
      onPress={() => setTask({ type: 'grant' })}
    >
      {t('entitlements.grant.button')}
    </ActionButton>
  );

  return (
    <section aria-label={t('entitlements.label')} className={styles.root}>
      <Announcement>{announcement}</Announcement>
      {items && !entitlements.error && (
        <RolledBack
          change={entitlements.rolledBack}
          onDismiss={entitlements.forget}
        />
      )}
      <div className={styles.toolbar}>
        <SearchBox
          label={t('entitlements.search')}
          placeholder={t('entitlements.searchIn')}
          value={list.search}
          onChange={list.setSearch}
        />
        {/* The page says that it is live; this, when the entitlements are not. */}
        {entitlements.connection === 'reconnecting' && (
          <LiveDot {...entitlements} />
        )}
        <span className={styles.primary}>
          {/* An empty list has the same button where the list would be. */}
          {items?.length !== 0 && grantButton}
        </span>
      </div>
      {entitlements.error && (
        <ErrorPanel
          title={t('entitlements.failed')}
          error={entitlements.error}
          onRetry={entitlements.refresh}
        />
      )}
      {!entitlements.error && items?.length === 0 && (
        <EmptyState
          icon={<StoreIcon />}
          title={t('entitlements.emptyTitle', { tenant: tenant.name })}
          description={t('entitlements.emptyDescription')}
          action={grantButton}
        />
      )}
      {!entitlements.error && items?.length !== 0 && shown?.length === 0 && (
        <NothingFound onClear={list.clearSearch} />
      )}
      {!entitlements.error && shown?.length !== 0 && (
        <EntitlementTable
          items={shown}
          nameOf={names.nameOf}
          sort={list.sort}
          onSortChange={list.setSort}
          isUpdating={entitlements.isUpdating}
          disabledReason={disabledReason}
          onTask={begin}
        />
      )}
      {shown && shown.length > 0 && (
        <Text as="p" variant="body-medium" color="secondary">
          {t('entitlements.count', { count: shown.length })}
        </Text>
      )}
      <ProductRequests
        tenant={tenant}
        nameOf={names.nameOf}
        disabledReason={disabledReason}
        onTask={setTask}
      />
      {task && (
        <Suspense fallback={null}>
          <EntitlementDialogs
            tenant={tenant}
            names={names}
            task={task}
            onClose={() => setTask(undefined)}
            onDone={finish}
          />
        </Suspense>
      )}
    </section>
  );
}

function arrangementOf(
  nameOf: (key: string) => string,
): ShortListOptions<TenantProduct> {
  return {
    textOf: ({ product }) => `${nameOf(product)} ${product}`,
    orders: {
      product: ({ product }) => nameOf(product).toLowerCase(),
      // What has no end comes last.
      ends: ({ expires_at: expiresAt }) => expiresAt ?? '9999',
    },
    initialOrder: 'product',
  };
}
