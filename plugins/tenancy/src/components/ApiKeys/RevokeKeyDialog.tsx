import { useApi } from '@backstage/frontend-plugin-api';
import type { APIKey, Tenant } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  RelativeTime,
  tenancyApiRef,
  useNow,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';
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
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const works = isWorking(apiKey, useNow());
  const prefix = <code>{apiKey.prefix}…</code>;
  return (
    <ConfirmDialog
      title={t('apiKeys.revoke.title', { name: apiKey.name })}
      confirmName={{ name: apiKey.name, label: t('apiKeys.revoke.nameOf') }}
      confirmLabel={t('apiKeys.revoke.submit', { name: apiKey.name })}
      errorTitle={t('apiKeys.revoke.failed')}
      onConfirm={() => api.apiKeys.revoke(apiKey.id)}
      onClose={onClose}
      onDone={onRevoked}
    >
      <p>
        {works
          ? t('apiKeys.revoke.effect', { tenant: tenant.name })
          : t('apiKeys.revoke.ended')}
      </p>
      <ul>
        <li>
          {apiKey.product
            ? t('apiKeys.revoke.keyFor', { prefix, product: apiKey.product })
            : t('apiKeys.revoke.keyForAll', { prefix })}
        </li>
        <li>
          {apiKey.last_used_at
            ? t('apiKeys.revoke.lastUsed', {
                time: <RelativeTime time={apiKey.last_used_at} />,
              })
            : t('apiKeys.revoke.neverUsed')}
        </li>
        <li>
          <ScopeChips scopes={apiKey.scopes} />
        </li>
      </ul>
      {works && <p className={styles.quiet}>{t('apiKeys.revoke.instead')}</p>}
    </ConfirmDialog>
  );
}
