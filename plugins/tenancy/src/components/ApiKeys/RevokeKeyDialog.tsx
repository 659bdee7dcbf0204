import { useApi } from '@backstage/frontend-plugin-api';
import type { APIKey, Tenant } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  RelativeTime,
  tenancyApiRef,
  useNow,
} from '@groundwork/plugin-control-plane-react';
import styles from './ApiKeys.module.css';
import { isWorking } from './keyState';
import { ScopeChips } from './ScopeChips';

/** Props of {@link RevokeKeyDialog}. */
export type RevokeKeyDialogProps = {
  apiKey: APIKey;
  tenant: Tenant;
  onClose: () => void;
  onRevoked: () => void;
};

/** Says what stops with a key, and asks for its name. */
export function RevokeKeyDialog(props: RevokeKeyDialogProps) {
  const { apiKey, tenant, onClose, onRevoked } = props;
  const api = useApi(tenancyApiRef);
  const works = isWorking(apiKey, useNow());
  return (
    <ConfirmDialog
      title={`Revoke ${apiKey.name}?`}
      confirmName={{ name: apiKey.name, label: 'Name of the key' }}
      confirmLabel={`Revoke ${apiKey.name}`}
      errorTitle="The key was not revoked"
      onConfirm={() => api.apiKeys.revoke(apiKey.id)}
      onClose={onClose}
      onDone={onRevoked}
    >
      <p>
        {works
          ? `Within seconds everything that uses it as ${tenant.name} is refused. It cannot be brought back.`
          : 'It does not work any more already. Revoking it makes sure that it never will.'}
      </p>
      <ul>
        <li>
          <code>{apiKey.prefix}…</code> for {apiKey.product ?? 'every product'}
        </li>
        <li>
          {apiKey.last_used_at ? (
            <>
              Last used <RelativeTime time={apiKey.last_used_at} />
            </>
          ) : (
            'Never used'
          )}
        </li>
        <li>
          <ScopeChips scopes={apiKey.scopes} />
        </li>
      </ul>
      {works && (
        <p className={styles.quiet}>
          Rotate it instead if something still needs it.
        </p>
      )}
    </ConfirmDialog>
  );
}
