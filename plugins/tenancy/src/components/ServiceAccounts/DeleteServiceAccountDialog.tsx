import { useApi } from '@backstage/frontend-plugin-api';
import type { ServiceAccount } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';

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
  const api = useApi(tenancyApiRef);
  return (
    <ConfirmDialog
      title={`Delete ${account.name}?`}
      confirmLabel={`Delete ${account.name}`}
      confirmName={{ name: account.name, label: 'Name of the service account' }}
      errorTitle="The service account was not deleted"
      onConfirm={async () => {
        await api.tenants.deleteServiceAccount(account.id);
        return true;
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <ul>
        <li>All its tokens stop working at once.</li>
        <li>Environments that it requested stay.</li>
        <li>What the audit log tells of it stays.</li>
      </ul>
    </ConfirmDialog>
  );
}
