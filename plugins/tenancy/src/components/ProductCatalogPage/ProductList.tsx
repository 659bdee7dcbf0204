import type { ReactNode } from 'react';
import { Button, Text } from '@backstage/ui';
import { RiFilterOffLine, RiStore2Line } from '@remixicon/react';
import type {
  CatalogEntry,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  EmptyState,
  ErrorPanel,
  SkeletonCards,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
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
  const { value: items, error } = products;
  if (error) {
    return (
      <ErrorPanel
        title="The products could not be loaded"
        error={error}
        onRetry={products.refresh}
      />
    );
  }
  if (!items) {
    return <SkeletonCards count={6} height={248} label="Loading products" />;
  }
  if (items.length === 0) {
    return <EmptyProducts {...props} />;
  }
  return (
    <>
      <Text as="p" variant="body-medium" color="secondary">
        {items.length === 1 ? '1 product' : `${items.length} products`}
      </Text>
      <ul
        className={styles.cards}
        aria-label="Products"
        data-updating={products.isUpdating || undefined}
      >
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
    </>
  );
}

function EmptyProducts(props: ProductListProps) {
  if (props.isFiltered) {
    return (
      <EmptyState
        icon={<RiFilterOffLine />}
        title="No product matches your search"
        description="Other products may: search for less, or clear the search."
        action={
          <Button variant="secondary" onPress={props.onClearFilter}>
            Show all products
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<RiStore2Line />}
      title="There are no products yet"
      description="Whoever runs this portal adds them to its configuration, under controlPlane.products, or here."
      action={props.addButton}
    />
  );
}
