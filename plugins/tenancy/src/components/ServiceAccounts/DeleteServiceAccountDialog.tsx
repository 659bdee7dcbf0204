import { useApi } from '@backstage/frontend-plugin-api';
import type { ServiceAccount } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';

/** Props of {@link DeleteServiceAccountDialog}. */
export type DeleteServiceAccountDialogProps = {
  account: ServiceAccount;
  onDone: () => void;
  onClose: () => void;
};

/** Says what stops working with a service account, and asks for its name. */
export function DeleteServiceAccountDialog(
  props: DeleteServiceAccountDialogProps,
) {
  const { account, onDone, onClose } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  return (
    <ConfirmDialog
      title={t('serviceAccounts.delete.title', { name: account.name })}
      confirmLabel={t('serviceAccounts.delete.submit', { name: account.name })}
      confirmName={{
        name: account.name,
        label: t('serviceAccounts.delete.nameOf'),
      }}
      errorTitle={t('serviceAccounts.delete.failed')}
      onConfirm={async () => {
        await api.tenants.deleteServiceAccount(account.id);
        return true;
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <ul>
        <li>{t('serviceAccounts.delete.tokensStop')}</li>
        <li>{t('serviceAccounts.delete.environmentsStay')}</li>
        <li>{t('serviceAccounts.delete.auditStays')}</li>
      </ul>
    </ConfirmDialog>
  );
}
