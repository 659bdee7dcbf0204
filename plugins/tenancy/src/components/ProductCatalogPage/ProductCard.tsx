import { Box, Link, Text } from '@backstage/ui';
import {
  CheckIcon,
  ExternalLinkIcon,
  TagIcon,
  TestTubeIcon,
  UsersRoundIcon,
} from 'lucide-react';
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
import { useTenancyWords, type TenancyWords } from '../../translation';
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
  const { t } = useTenancyWords();
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
      <ul className={styles.facts} aria-label={t('productsPage.card.facts')}>
        <li>
          <TagIcon aria-hidden="true" />
          {describePlans(product.plans_required, t)}
        </li>
        <li>
          <TestTubeIcon aria-hidden="true" />
          {product.supports_trial
            ? t('productsPage.card.trial')
            : t('productsPage.card.noTrial')}
        </li>
        {product.owner && (
          <li>
            <UsersRoundIcon aria-hidden="true" />
            <span>
              {t('productsPage.card.runBy', {
                owner: (
                  <ActorLink entityRef={product.owner} defaultKind="group" />
                ),
              })}
            </span>
          </li>
        )}
        {product.demo_url && isWebAddress(product.demo_url) && (
          <li>
            <ExternalLinkIcon aria-hidden="true" />
            <Link
              href={product.demo_url}
              target="_blank"
              rel="noopener noreferrer"
              variant="body-medium"
            >
              {t('productsPage.card.demo')}
            </Link>
          </li>
        )}
      </ul>
      <div role="status" className={styles.done}>
        {done && (
          <>
            <CheckIcon aria-hidden="true" />
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
  const { t } = useTenancyWords();
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
          label={t('productsPage.card.requested', {
            time: formatRelativeTime(request.created_at, now),
          })}
        />
      )}
    </div>
  );
}

function describePlans(plans: string[], t: TenancyWords): string {
  const [last = '', ...others] = [...plans].reverse();
  if (last === '') {
    return t('productsPage.card.everyPlan');
  }
  return others.length === 0
    ? t('productsPage.card.plan', { plan: last })
    : t('productsPage.card.plans', {
        plans: others.reverse().join(', '),
        last,
      });
}

/** What a product was given as address must not run anything. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//.test(url);
}
