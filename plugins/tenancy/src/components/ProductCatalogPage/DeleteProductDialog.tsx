import { useApi } from '@backstage/frontend-plugin-api';
import type { CatalogEntry } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';

/** Props of {@link DeleteProductDialog}. */
export type DeleteProductDialogProps = {
  product: CatalogEntry;
  onClose: () => void;
  onDone: () => void;
};

/** Takes a product out of the catalog. */
export function DeleteProductDialog(props: DeleteProductDialogProps) {
  const { product, onClose, onDone } = props;
  const api = useApi(tenancyApiRef);
  return (
    <ConfirmDialog
      title={`Delete ${product.name}?`}
      confirmName={{ name: product.key, label: 'Key of the product' }}
      confirmLabel={`Delete ${product.key}`}
      errorTitle="The product was not deleted"
      onConfirm={() => api.catalog.deleteProduct(product.key)}
      onClose={onClose}
      onDone={onDone}
    >
      <ul>
        <li>Nobody can find, request or try it any more.</li>
        <li>
          It can only be deleted while no tenant is entitled to it; if one is,
          nothing happens and you are told.
        </li>
        <li>Its history in the audit log stays.</li>
      </ul>
    </ConfirmDialog>
  );
}
