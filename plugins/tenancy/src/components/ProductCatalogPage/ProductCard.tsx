import { Box, Link, Text } from '@backstage/ui';
import {
  RiCheckLine,
  RiExternalLinkLine,
  RiPriceTag3Line,
  RiTeamLine,
  RiTestTubeLine,
} from '@remixicon/react';
import type {
  CatalogEntry,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  formatRelativeTime,
  StatusChip,
  useNow,
} from '@groundwork/plugin-control-plane-react';
import { EntitlementChip } from '../Entitlements';
import { ProductActions } from './ProductActions';
import { ProductMenu } from './ProductMenu';
import type { ProductTask } from './productTask';
import styles from './ProductCatalogPage.module.css';

/** Props of {@link ProductCard}. */
export type ProductCardProps = {
  product: CatalogEntry;
  tenant: Tenant | undefined;
  isManaged: boolean;
  /** What the person did here, as a sentence. */
  done: string | undefined;
  onTask: (task: ProductTask) => void;
};

/** What a product is, what it takes, what the tenant has of it, and what can be done. */
export function ProductCard(props: ProductCardProps) {
  const { product, tenant, isManaged, done, onTask } = props;
  const titleId = `product-${product.key}`;
  return (
    <Box as="li" bg="neutral" className={styles.card} aria-labelledby={titleId}>
      <div className={styles.header}>
        <div className={styles.names}>
          <Text as="h3" id={titleId} variant="body-large" weight="bold">
            {product.name}
          </Text>
          <code className={styles.key}>{product.key}</code>
        </div>
        {isManaged && <ProductMenu product={product} onTask={onTask} />}
      </div>
      <ProductState product={product} />
      <p className={styles.description}>{product.description}</p>
      <ul className={styles.facts} aria-label="Facts">
        <li>
          <RiPriceTag3Line aria-hidden="true" />
          {describePlans(product.plans_required)}
        </li>
        <li>
          <RiTestTubeLine aria-hidden="true" />
          {product.supports_trial ? '14-day trial' : 'No trial'}
        </li>
        {product.owner && (
          <li>
            <RiTeamLine aria-hidden="true" />
            <span>
              Run by <ActorLink entityRef={product.owner} defaultKind="group" />
            </span>
          </li>
        )}
        {product.demo_url && isWebAddress(product.demo_url) && (
          <li>
            <RiExternalLinkLine aria-hidden="true" />
            <Link
              href={product.demo_url}
              target="_blank"
              rel="noopener noreferrer"
              variant="body-medium"
            >
              See the demo
            </Link>
          </li>
        )}
      </ul>
      <div role="status" className={styles.done}>
        {done && (
          <>
            <RiCheckLine aria-hidden="true" />
            <span>{done}</span>
          </>
        )}
      </div>
      <ProductActions product={product} tenant={tenant} onTask={onTask} />
    </Box>
  );
}

function ProductState(props: { product: CatalogEntry }) {
  const { entitlement, open_request: request } = props.product;
  const now = useNow();
  if (!entitlement && !request) {
    return null;
  }
  return (
    <div className={styles.chips}>
      {entitlement && <EntitlementChip entitlement={entitlement} />}
      {request && (
        <StatusChip
          status="waiting"
          label={`Requested ${formatRelativeTime(request.created_at, now)}`}
        />
      )}
    </div>
  );
}

function describePlans(plans: string[]): string {
  if (plans.length === 0) {
    return 'Every plan';
  }
  return plans.length === 1
    ? `Plan ${plans[0]}`
    : `Plans ${plans.slice(0, -1).join(', ')} or ${plans.at(-1)}`;
}

/** What a product was given as address must not run anything. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//.test(url);
}
