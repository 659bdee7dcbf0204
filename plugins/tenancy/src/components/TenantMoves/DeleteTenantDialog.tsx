import { useApi } from '@backstage/frontend-plugin-api';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  ErrorPanel,
  SkeletonLines,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';
import { readAll, useTenancyQuery } from '../../hooks';

/** Props of {@link DeleteTenantDialog}. */
export type DeleteTenantDialogProps = {
  tenant: Tenant;
  onDeleted: () => void;
  onClose: () => void;
};

/** Lists what goes with a tenant, and asks for its slug. */
export function DeleteTenantDialog(props: DeleteTenantDialogProps) {
  const { tenant, onDeleted, onClose } = props;
  const api = useApi(tenancyApiRef);
  return (
    <ConfirmDialog
      title={`Delete ${tenant.name}?`}
      confirmLabel={`Delete ${tenant.slug}`}
      confirmName={{ name: tenant.slug, label: 'Slug of the tenant' }}
      errorTitle="The tenant was not deleted"
      onConfirm={async () => {
        await api.tenants.delete(tenant.id);
        return true;
      }}
      onDone={onDeleted}
      onClose={onClose}
    >
      <WhatGoes tenant={tenant} />
    </ConfirmDialog>
  );
}

function WhatGoes(props: { tenant: Tenant }) {
  const { id } = props.tenant;
  const { value, error, refresh } = useTenancyQuery({
    key: id,
    tenantId: id,
    load: async (api, options) => {
      const [projects, members, accounts, keys, entitlements] =
        await Promise.all([
          readAll(cursor => api.tenants.listProjects(id, { cursor }, options)),
          readAll(cursor => api.tenants.listMembers(id, { cursor }, options)),
          readAll(cursor =>
            api.tenants.listServiceAccounts(id, { cursor }, options),
          ),
          readAll(cursor => api.apiKeys.list(id, { cursor }, options)),
          readAll(cursor =>
            api.catalog.listEntitlements(id, { cursor }, options),
          ),
        ]);
      return [
        count(projects, 'project', 'projects'),
        count(members, 'member', 'members'),
        count(accounts, 'service account', 'service accounts'),
        count(keys, 'API key', 'API keys'),
        count(entitlements, 'entitlement', 'entitlements'),
      ];
    },
  });
  if (error) {
    return (
      <ErrorPanel
        title="What would be deleted could not be loaded"
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (!value) {
    return <SkeletonLines count={5} label="Loading what would be deleted" />;
  }
  return (
    <>
      <p>With the tenant go:</p>
      <ul>
        {value.map(words => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <p>What the audit log tells of it stays.</p>
    </>
  );
}

function count(items: unknown[], one: string, many: string): string {
  return items.length === 1 ? `1 ${one}` : `${items.length} ${many}`;
}
