import type { ReactNode } from 'react';
import { Button, Text } from '@backstage/ui';
import { FunnelXIcon, StoreIcon } from 'lucide-react';
import type {
  CatalogEntry,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  EmptyState,
  ErrorPanel,
  SkeletonCards,
  UpdatingFrame,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';
import { ProductCard } from './ProductCard';
import type { ProductTask } from './productTask';
import styles from './ProductCatalogPage.module.css';

/** Props of {@link ProductList}. */
export type ProductListProps = {
  products: LiveQuery<CatalogEntry[] | undefined>;
  /** For whom they are looked at. */
  tenant: Tenant | undefined;
  isFiltered: boolean;
  onClearFilter: () => void;
  /** What fills an empty catalog, for those who may. */
  addButton: ReactNode;
  /** The person may change products. */
  isManaged: boolean;
  /** What was done, by key of the product. */
  done: Readonly<Record<string, string>>;
  onTask: (task: ProductTask) => void;
};

/** The products as cards, with every state that the list can be in. */
export function ProductList(props: ProductListProps) {
  const { products, tenant, isManaged, done, onTask } = props;
  const { t } = useTenancyWords();
  const { value: items, error } = products;
  if (error) {
    return (
      <ErrorPanel
        title={t('productsPage.failed')}
        error={error}
        onRetry={products.refresh}
      />
    );
  }
  if (!items) {
    return (
      <SkeletonCards count={6} height={248} label={t('productsPage.loading')} />
    );
  }
  if (items.length === 0) {
    return <EmptyProducts {...props} />;
  }
  return (
    <>
      <Text as="p" variant="body-medium" color="secondary">
        {t('productsPage.count', { count: items.length })}
      </Text>
      <UpdatingFrame isUpdating={products.isUpdating}>
        <ul className={styles.cards} aria-label={t('productsPage.label')}>
          {items.map(product => (
            <ProductCard
              key={product.key}
              product={product}
              tenant={tenant}
              isManaged={isManaged}
              done={done[product.key]}
              onTask={onTask}
            />
          ))}
        </ul>
      </UpdatingFrame>
    </>
  );
}

function EmptyProducts(props: ProductListProps) {
  const { t } = useTenancyWords();
  if (props.isFiltered) {
    return (
      <EmptyState
        icon={<FunnelXIcon />}
        title={t('productsPage.filteredEmpty.title')}
        description={t('productsPage.filteredEmpty.description')}
        action={
          <Button variant="secondary" onPress={props.onClearFilter}>
            {t('productsPage.filteredEmpty.action')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<StoreIcon />}
      title={t('productsPage.empty.title')}
      description={t('productsPage.empty.description')}
      action={props.addButton}
    />
  );
}
