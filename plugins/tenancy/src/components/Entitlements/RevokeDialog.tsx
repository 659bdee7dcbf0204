import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Tenant,
  TenantProduct,
} from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';
import styles from './Entitlements.module.css';

/** Props of {@link RevokeDialog}. */
export type RevokeDialogProps = {
  tenant: Tenant;
  entitlement: TenantProduct;
  /** Name of the product. */
  name: string;
  onClose: () => void;
  /** It was done; gets it as a sentence. */
  onDone: (sentence: string) => void;
};

/** Says what a tenant loses, and asks for the product's key. */
export function RevokeDialog(props: RevokeDialogProps) {
  const { tenant, entitlement, name, onClose, onDone } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const { product, config } = entitlement;
  const count = Object.keys(config).length;
  return (
    <ConfirmDialog
      title={t('entitlements.revoke.title', { product: name })}
      confirmName={{ name: product, label: t('entitlements.revoke.keyOf') }}
      confirmLabel={t('entitlements.revoke.submit', { key: product })}
      errorTitle={t('entitlements.revoke.failed')}
      onConfirm={() => api.catalog.revokeEntitlement(tenant.id, product)}
      onClose={onClose}
      onDone={() =>
        onDone(
          t('entitlements.revoke.done', { tenant: tenant.name, product: name }),
        )
      }
    >
      <ul>
        <li>
          {t('entitlements.revoke.effect', {
            tenant: tenant.name,
            product: name,
          })}
        </li>
        {count > 0 && (
          <li>{t('entitlements.revoke.configurationGoes', { count })}</li>
        )}
        <li>{t('entitlements.revoke.auditStays')}</li>
      </ul>
      <p className={styles.quiet}>{t('entitlements.revoke.instead')}</p>
    </ConfirmDialog>
  );
}
