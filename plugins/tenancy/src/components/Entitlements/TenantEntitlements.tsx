import { useState } from 'react';
import { Button, Text } from '@backstage/ui';
import { RiAddLine, RiFilterOffLine, RiStore2Line } from '@remixicon/react';
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
  SearchBox,
} from '@groundwork/plugin-control-plane-react';
import { readAll, useTenancyQuery } from '../../hooks';
import { useAddress } from '../shared/useAddress';
import { ConfigDialog } from './ConfigDialog';
import { DeclineDialog } from './DeclineDialog';
import type { EntitlementTask } from './entitlementTask';
import { EntitlementTable } from './EntitlementTable';
import { GrantDialog } from './GrantDialog';
import { ProductRequests } from './ProductRequests';
import { RevokeDialog } from './RevokeDialog';
import { useProductNames } from './useProductNames';
import styles from './Entitlements.module.css';

const NAMES = ['q', 'sort'] as const;
const PAGE_SIZE = 500;

/** What a tenant may use, what it tries and what it asked for. */
export function TenantEntitlements(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { values, change } = useAddress(NAMES);
  const [task, setTask] = useState<EntitlementTask>();
  const [announcement, setAnnouncement] = useState('');
  const names = useProductNames();
  const entitlements = useTenancyQuery({
    key: tenant.id,
    tenantId: tenant.id,
    parts: ['entitlements'],
    load: (api, options) =>
      readAll(cursor =>
        api.catalog.listEntitlements(
          tenant.id,
          { limit: PAGE_SIZE, cursor },
          options,
        ),
      ),
  });
  if (isForbidden(entitlements.error)) {
    return <ForbiddenPanel permission={entitlementReadPermission} />;
  }

  const manage = tenant.actions?.manage_entitlements;
  const disabledReason =
    manage?.allowed === false
      ? (manage.reason ?? 'You may not decide over products of this tenant.')
      : undefined;
  const search = values.q ?? '';
  const items = entitlements.value;
  const shown = items?.filter(entitlement =>
    matches(entitlement, names.nameOf(entitlement.product), search),
  );
  const finish = (sentence: string) => {
    setAnnouncement(sentence);
    entitlements.refresh();
  };
  const grantButton = (
    <ActionButton
      variant="primary"
      iconStart={<RiAddLine />}
      disabledReason={disabledReason}
      onPress={() => setTask({ type: 'grant' })}
    >
      Grant a product
    </ActionButton>
  );

  return (
    <section aria-label="Entitlements" className={styles.root}>
      <Announcement>{announcement}</Announcement>
      <div className={styles.toolbar}>
        <SearchBox
          label="Search entitlements"
          placeholder="Search products"
          value={search}
          onChange={q => change({ q }, { replace: true })}
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
          title="The entitlements could not be loaded"
          error={entitlements.error}
          onRetry={entitlements.refresh}
        />
      )}
      {!entitlements.error && items?.length === 0 && (
        <EmptyState
          icon={<RiStore2Line />}
          title={`${tenant.name} is entitled to nothing yet`}
          description="Products are granted here, tried for 14 days or requested on the Products page."
          action={grantButton}
        />
      )}
      {!entitlements.error && items?.length !== 0 && shown?.length === 0 && (
        <EmptyState
          icon={<RiFilterOffLine />}
          title="No product matches your search"
          action={
            <Button
              variant="secondary"
              onPress={() => change({ q: undefined })}
            >
              Show all products
            </Button>
          }
        />
      )}
      {!entitlements.error && shown?.length !== 0 && (
        <EntitlementTable
          items={shown}
          nameOf={names.nameOf}
          sort={values.sort}
          onSortChange={sort => change({ sort })}
          isUpdating={entitlements.isUpdating}
          disabledReason={disabledReason}
          onTask={setTask}
        />
      )}
      {shown && shown.length > 0 && (
        <Text as="p" variant="body-medium" color="secondary">
          {shown.length === 1 ? '1 product' : `${shown.length} products`}
        </Text>
      )}
      <ProductRequests
        tenant={tenant}
        nameOf={names.nameOf}
        disabledReason={disabledReason}
        onTask={setTask}
      />
      <EntitlementDialogs
        tenant={tenant}
        names={names}
        task={task}
        onClose={() => setTask(undefined)}
        onDone={finish}
      />
    </section>
  );
}

function EntitlementDialogs(props: {
  tenant: Tenant;
  names: ReturnType<typeof useProductNames>;
  task: EntitlementTask | undefined;
  onClose: () => void;
  onDone: (sentence: string) => void;
}) {
  const { tenant, names, task, onClose, onDone } = props;
  switch (task?.type) {
    case 'grant':
      return (
        <GrantDialog
          tenant={tenant}
          products={names.products}
          nameOf={names.nameOf}
          current={task.current}
          product={task.current?.product ?? task.product}
          onClose={onClose}
          onDone={onDone}
        />
      );
    case 'revoke':
      return (
        <RevokeDialog
          tenant={tenant}
          entitlement={task.entitlement}
          name={names.nameOf(task.entitlement.product)}
          onClose={onClose}
          onDone={onDone}
        />
      );
    case 'config':
      return (
        <ConfigDialog
          entitlement={task.entitlement}
          name={names.nameOf(task.entitlement.product)}
          onClose={onClose}
        />
      );
    case 'decline':
      return (
        <DeclineDialog
          request={task.request}
          name={names.nameOf(task.request.product)}
          onClose={onClose}
          onDone={onDone}
        />
      );
    default:
      return null;
  }
}

function matches(
  entitlement: TenantProduct,
  name: string,
  search: string,
): boolean {
  const text = `${name} ${entitlement.product}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word));
}
