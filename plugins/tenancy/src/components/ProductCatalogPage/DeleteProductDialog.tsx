import { useApi } from '@backstage/frontend-plugin-api';
import type { CatalogEntry } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';

/** Props of {@link DeleteProductDialog}. */
export type DeleteProductDialogProps = {
  product: CatalogEntry;
  onClose: () => void;
  onDone: () => void;
};

/** Takes a product out of the catalog. */
export function DeleteProductDialog(props: DeleteProductDialogProps) {
  const { product, onClose, onDone } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  return (
    <ConfirmDialog
      title={t('productsPage.delete.title', { product: product.name })}
      confirmName={{ name: product.key, label: t('productsPage.delete.keyOf') }}
      confirmLabel={t('productsPage.delete.submit', { key: product.key })}
      errorTitle={t('productsPage.delete.failed')}
      onConfirm={() => api.catalog.deleteProduct(product.key)}
      onClose={onClose}
      onDone={onDone}
    >
      <ul>
        <li>{t('productsPage.delete.gone')}</li>
        <li>{t('productsPage.delete.onlyUnused')}</li>
        <li>{t('productsPage.delete.auditStays')}</li>
      </ul>
    </ConfirmDialog>
  );
}
