import { useApi } from '@backstage/frontend-plugin-api';
import type { ServiceAccount } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';

/** Props of {@link RevokeTokensDialog}. */
export type RevokeTokensDialogProps = {
  account: ServiceAccount;
  onDone: () => void;
  onClose: () => void;
};

/** Says what stops working. New tokens can be issued at once, so that nothing has to be typed. */
export function RevokeTokensDialog(props: RevokeTokensDialogProps) {
  const { account, onDone, onClose } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  return (
    <ConfirmDialog
      title={t('serviceAccounts.revokeTokens.title', { name: account.name })}
      confirmLabel={t('actions.revokeTokens')}
      keepLabel={t('serviceAccounts.revokeTokens.keep')}
      errorTitle={t('serviceAccounts.revokeTokens.failed')}
      onConfirm={async () => {
        await api.tenants.revokeServiceAccountTokens(account.id);
        return true;
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <p>
        {t('serviceAccounts.revokeTokens.effect', {
          subject: <code>{account.subject}</code>,
        })}
      </p>
    </ConfirmDialog>
  );
}
