import { useApi } from '@backstage/frontend-plugin-api';
import type { ServiceAccount } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';

/** Props of {@link RevokeTokensDialog}. */
export type RevokeTokensDialogProps = {
  account: ServiceAccount;
  onDone: () => void;
  onClose: () => void;
};

/** Says what stops working. New tokens can be issued at once, so that nothing has to be typed. */
export function RevokeTokensDialog(props: RevokeTokensDialogProps) {
  const { account, onDone, onClose } = props;
  const api = useApi(tenancyApiRef);
  return (
    <ConfirmDialog
      title={`Revoke all tokens of ${account.name}?`}
      confirmLabel="Revoke all tokens"
      keepLabel="Keep them"
      errorTitle="The tokens were not revoked"
      onConfirm={async () => {
        await api.tenants.revokeServiceAccountTokens(account.id);
        return true;
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <p>
        Everything that calls as <code>{account.subject}</code> stops until it
        gets a new token.
      </p>
    </ConfirmDialog>
  );
}
