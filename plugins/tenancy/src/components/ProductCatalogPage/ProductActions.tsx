import type {
  Action,
  CatalogEntry,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import { ActionButton } from '@groundwork/plugin-control-plane-react';
import { useTenancyWords, type TenancyWords } from '../../translation';
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
  const { t } = useTenancyWords();
  const trialReason = reasonOf(product.actions?.trial, tenant, t);
  const requestReason = reasonOf(product.actions?.request, tenant, t);
  const canTry = trialReason === undefined;
  return (
    <div className={styles.actions}>
      <ActionButton
        size="small"
        variant={canTry ? 'primary' : 'secondary'}
        disabledReason={trialReason}
        aria-label={t('productsPage.trial.buttonOf', { product: product.name })}
        onPress={() => onTask({ type: 'trial', product })}
      >
        {t('productsPage.trial.button')}
      </ActionButton>
      <ActionButton
        size="small"
        variant={
          !canTry && requestReason === undefined ? 'primary' : 'secondary'
        }
        disabledReason={requestReason}
        aria-label={t('productsPage.request.title', { product: product.name })}
        onPress={() => onTask({ type: 'request', product })}
      >
        {t('productsPage.request.button')}
      </ActionButton>
    </div>
  );
}

function reasonOf(
  action: Action | undefined,
  tenant: Tenant | undefined,
  t: TenancyWords,
): string | undefined {
  if (!tenant) {
    return t('productsPage.card.chooseTenant');
  }
  if (!action) {
    return t('productsPage.card.notKnown');
  }
  return action.allowed
    ? undefined
    : (action.reason ?? t('productsPage.card.mayNot'));
}
