import type {
  CatalogEntry,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import { useTenancyWords } from '../../translation';
import { DeleteProductDialog } from './DeleteProductDialog';
import { ProductDialog } from './ProductDialog';
import type { ProductTask } from './productTask';
import { RequestDialog } from './RequestDialog';
import { TrialDialog } from './TrialDialog';

/** Props of {@link ProductDialogs}. */
export type ProductDialogsProps = {
  task: ProductTask;
  tenant: Tenant | undefined;
  onClose: () => void;
  /** It was done; gets the key of the product and what was done as a sentence. */
  onDone: (key: string, sentence: string) => void;
  onDeleted: (product: CatalogEntry) => void;
};

/** The dialog of what a person is about to do with a product. */
export function ProductDialogs(props: ProductDialogsProps) {
  const { task, tenant, onClose, onDone, onDeleted } = props;
  const { t } = useTenancyWords();
  switch (task.type) {
    case 'request':
    case 'trial': {
      const ForTenant = task.type === 'trial' ? TrialDialog : RequestDialog;
      return tenant ? (
        <ForTenant
          product={task.product}
          tenant={tenant}
          onClose={onClose}
          onDone={sentence => onDone(task.product.key, sentence)}
        />
      ) : null;
    }
    case 'delete':
      return (
        <DeleteProductDialog
          product={task.product}
          onClose={onClose}
          onDone={() => onDeleted(task.product)}
        />
      );
    default:
      return (
        <ProductDialog
          product={task.type === 'edit' ? task.product : undefined}
          onClose={onClose}
          onDone={key => onDone(key, t('productsPage.edit.saved'))}
        />
      );
  }
}
