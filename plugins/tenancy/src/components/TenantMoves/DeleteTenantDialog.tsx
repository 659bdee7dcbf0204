import { useApi } from '@backstage/frontend-plugin-api';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  ErrorPanel,
  SkeletonLines,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';
import { readAll, useTenancyQuery } from '../../hooks';
import { useTenancyWords } from '../../translation';

/** Props of {@link DeleteTenantDialog}. */
export type DeleteTenantDialogProps = {
  tenant: Tenant;
  onDeleted: () => void;
  onClose: () => void;
};

/** What goes with a tenant, in the order in which it is listed. */
const PARTS = [
  'projects',
  'members',
  'serviceAccounts',
  'apiKeys',
  'entitlements',
] as const;

/** Lists what goes with a tenant, and asks for its slug. */
export function DeleteTenantDialog(props: DeleteTenantDialogProps) {
  const { tenant, onDeleted, onClose } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  return (
    <ConfirmDialog
      title={t('moves.delete.title', { name: tenant.name })}
      confirmLabel={t('moves.delete.submit', { slug: tenant.slug })}
      confirmName={{ name: tenant.slug, label: t('moves.slugOf') }}
      errorTitle={t('moves.delete.failed')}
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
  const { t } = useTenancyWords();
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
      return {
        projects: projects.length,
        members: members.length,
        serviceAccounts: accounts.length,
        apiKeys: keys.length,
        entitlements: entitlements.length,
      };
    },
  });
  if (error) {
    return (
      <ErrorPanel
        title={t('moves.delete.loadFailed')}
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (!value) {
    return <SkeletonLines count={5} label={t('moves.delete.loading')} />;
  }
  return (
    <>
      <p>{t('moves.delete.goes')}</p>
      <ul>
        {PARTS.map(part => (
          <li key={part}>
            {t(`moves.delete.${part}`, { count: value[part] })}
          </li>
        ))}
      </ul>
      <p>{t('moves.delete.auditStays')}</p>
    </>
  );
}
