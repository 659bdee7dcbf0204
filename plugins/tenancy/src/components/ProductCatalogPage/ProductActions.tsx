import type {
  Action,
  CatalogEntry,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import { ActionButton } from '@groundwork/plugin-control-plane-react';
import type { ProductTask } from './productTask';
import styles from './ProductCatalogPage.module.css';

/** Props of {@link ProductActions}. */
export type ProductActionsProps = {
  product: CatalogEntry;
  tenant: Tenant | undefined;
  onTask: (task: ProductTask) => void;
};

/** Trial and request; what is not possible stays there and says why. */
export function ProductActions(props: ProductActionsProps) {
  const { product, tenant, onTask } = props;
  const trialReason = reasonOf(product.actions?.trial, tenant);
  const requestReason = reasonOf(product.actions?.request, tenant);
  const canTry = trialReason === undefined;
  return (
    <div className={styles.actions}>
      <ActionButton
        size="small"
        variant={canTry ? 'primary' : 'secondary'}
        disabledReason={trialReason}
        aria-label={`Start 14-day trial of ${product.name}`}
        onPress={() => onTask({ type: 'trial', product })}
      >
        Start 14-day trial
      </ActionButton>
      <ActionButton
        size="small"
        variant={
          !canTry && requestReason === undefined ? 'primary' : 'secondary'
        }
        disabledReason={requestReason}
        aria-label={`Request ${product.name}`}
        onPress={() => onTask({ type: 'request', product })}
      >
        Request
      </ActionButton>
    </div>
  );
}

function reasonOf(
  action: Action | undefined,
  tenant: Tenant | undefined,
): string | undefined {
  if (!tenant) {
    return 'Choose a tenant to act for first.';
  }
  if (!action) {
    return 'What you may do is not known.';
  }
  return action.allowed
    ? undefined
    : (action.reason ?? 'You may not do this for this tenant.');
}
