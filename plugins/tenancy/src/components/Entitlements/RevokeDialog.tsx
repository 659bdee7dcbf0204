import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Tenant,
  TenantProduct,
} from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';
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
  const api = useApi(tenancyApiRef);
  const { product, config } = entitlement;
  const count = Object.keys(config).length;
  return (
    <ConfirmDialog
      title={`Revoke ${name}?`}
      confirmName={{ name: product, label: 'Key of the product' }}
      confirmLabel={`Revoke ${product}`}
      errorTitle="The entitlement was not revoked"
      onConfirm={() => api.catalog.revokeEntitlement(tenant.id, product)}
      onClose={onClose}
      onDone={() =>
        onDone(`${tenant.name} is not entitled to ${name} any more.`)
      }
    >
      <ul>
        <li>
          {tenant.name} cannot use {name} from now on; the product is told so
          the next time it asks.
        </li>
        {count > 0 && (
          <li>
            Its configuration with{' '}
            {count === 1 ? '1 setting' : `${count} settings`} is deleted.
          </li>
        )}
        <li>Its history in the audit log stays.</li>
      </ul>
      <p className={styles.quiet}>
        To stop it for a while and keep the configuration, change it and switch
        it off.
      </p>
    </ConfirmDialog>
  );
}
