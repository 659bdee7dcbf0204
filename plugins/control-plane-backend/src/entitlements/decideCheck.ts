import type {
  EntitlementCheck,
  Tenant,
  TenantProduct,
} from '@groundwork/plugin-control-plane-common';
import { inWords } from './inWords';

/** What decides whether a tenant may use a product. */
export type CheckedEntitlement = Pick<Tenant, 'slug' | 'status'> & {
  /** Absent when the catalog has no such product. */
  product_name?: string;
  entitlement?: Pick<
    TenantProduct,
    'enabled' | 'trial' | 'config' | 'expires_at'
  > & {
    /** By the database's clock, when it was read. */
    expired: boolean;
  };
};

type Answer = Omit<EntitlementCheck, 'tenant_id' | 'product'>;
type Reason = NonNullable<EntitlementCheck['reason']>;

/** Whether a tenant may use a product, and if not, why. */
export function decideCheck(
  product: string,
  { slug, status, product_name: name, entitlement }: CheckedEntitlement,
): Answer {
  const refuse = (reason: Reason, message: string): Answer => ({
    allowed: false,
    reason,
    message,
    ...(entitlement && {
      trial: entitlement.trial,
      expires_at: entitlement.expires_at,
    }),
  });

  if (status === 'archived') {
    return refuse('tenant_archived', `${slug} is archived`);
  }
  if (status === 'frozen') {
    return refuse('tenant_frozen', `${slug} is frozen`);
  }
  if (name === undefined) {
    return refuse(
      'unknown_product',
      `There is no product '${product}' in the catalog`,
    );
  }
  if (!entitlement) {
    return refuse('not_entitled', `${slug} is not entitled to ${name}`);
  }
  const { expired, enabled, trial, config, expires_at } = entitlement;
  if (!enabled) {
    return refuse('disabled', `${name} is switched off for ${slug}`);
  }
  if (expired && expires_at !== undefined) {
    return refuse(
      'expired',
      trial
        ? `The trial of ${name} ended on ${inWords(expires_at)}`
        : `${slug}'s entitlement to ${name} ended on ${inWords(expires_at)}`,
    );
  }
  return { allowed: true, config, trial, expires_at };
}
