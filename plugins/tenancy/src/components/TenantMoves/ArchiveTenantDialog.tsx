import { useApi } from '@backstage/frontend-plugin-api';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';

/** Props of {@link ArchiveTenantDialog}. */
export type ArchiveTenantDialogProps = {
  tenant: Tenant;
  onChanged: (tenant: Tenant) => void;
  onClose: () => void;
};

/** Says what archiving means before it is done: there is no way back. */
export function ArchiveTenantDialog(props: ArchiveTenantDialogProps) {
  const { tenant, onChanged, onClose } = props;
  const api = useApi(tenancyApiRef);
  return (
    <ConfirmDialog
      title={`Archive ${tenant.name}?`}
      confirmLabel={`Archive ${tenant.slug}`}
      confirmName={{ name: tenant.slug, label: 'Slug of the tenant' }}
      errorTitle="The tenant was not archived"
      onConfirm={() => api.tenants.archive(tenant.id)}
      onDone={onChanged}
      onClose={onClose}
    >
      <ul>
        <li>The tenant can be looked at and deleted, and nothing else.</li>
        <li>It cannot be activated again.</li>
        <li>Its API keys and tokens do not work.</li>
      </ul>
    </ConfirmDialog>
  );
}
