import { useApi } from '@backstage/frontend-plugin-api';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';

/** Props of {@link ArchiveTenantDialog}. */
export type ArchiveTenantDialogProps = {
  tenant: Tenant;
  onChanged: (tenant: Tenant) => void;
  onClose: () => void;
};

/** Says what archiving means before it is done: there is no way back. */
export function ArchiveTenantDialog(props: ArchiveTenantDialogProps) {
  const { tenant, onChanged, onClose } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  return (
    <ConfirmDialog
      title={t('moves.archive.title', { name: tenant.name })}
      confirmLabel={t('moves.archive.submit', { slug: tenant.slug })}
      confirmName={{ name: tenant.slug, label: t('moves.slugOf') }}
      errorTitle={t('moves.archive.failed')}
      onConfirm={() => api.tenants.archive(tenant.id)}
      onDone={onChanged}
      onClose={onClose}
    >
      <ul>
        <li>{t('moves.archive.readOnly')}</li>
        <li>{t('moves.archive.final')}</li>
        <li>{t('moves.archive.keysStop')}</li>
      </ul>
    </ConfirmDialog>
  );
}
