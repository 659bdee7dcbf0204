import { parseEntityRef } from '@backstage/catalog-model';
import type {
  Action,
  CatalogEntry,
  ProductRequest,
  Tenant,
  TenantProduct,
} from '@groundwork/plugin-control-plane-common';
import { isUsableTenant } from '@groundwork/plugin-control-plane-common';
import type { ProductTrial } from './ProductTrialStore';
import { inWords } from './inWords';

/** What decides what somebody may do about a product for a tenant. */
export type ProductSituation = {
  tenant: Pick<Tenant, 'slug' | 'status' | 'plan'>;
  product: Pick<CatalogEntry, 'plans_required' | 'supports_trial'>;
  entitlement?: Pick<TenantProduct, 'enabled' | 'trial' | 'expires_at'>;
  openRequest?: Pick<ProductRequest, 'created_at'>;
  trial?: Pick<ProductTrial, 'started_at' | 'ends_at'>;
  /** Whether the caller may request products for the tenant. */
  mayRequest: boolean;
  /** Entity references of who decides over requests. */
  deciders: readonly string[];
  /** The database's time. */
  now: string;
};

/** What can be done about a product for a tenant. */
export type ProductActions = NonNullable<CatalogEntry['actions']>;

/** What a caller may do now, and why not: for the API that enforces it and for pages that show it. */
export function decideProductActions(
  situation: ProductSituation,
): ProductActions {
  return {
    request: actionOf(
      refuseRequest(situation) ??
        refuseTenant(situation) ??
        refuseCaller(situation),
    ),
    trial: actionOf(
      refuseTrial(situation) ??
        refuseTenant(situation) ??
        refuseCaller(situation),
    ),
  };
}

function refuseRequest(situation: ProductSituation): string | undefined {
  const { entitlement, openRequest, tenant, deciders } = situation;
  // A trial ends; whoever likes the product asks to keep it before that.
  if (isInForce(situation) && !entitlement?.trial) {
    return `${tenant.slug} is already entitled to this${
      entitlement?.expires_at ? ` until ${inWords(entitlement.expires_at)}` : ''
    }`;
  }
  return openRequest
    ? `Requested on ${inWords(openRequest.created_at)}; ${whoDecides(deciders)}`
    : undefined;
}

function refuseTrial(situation: ProductSituation): string | undefined {
  const { entitlement, tenant, product, trial, now } = situation;
  if (entitlement && isInForce(situation)) {
    return entitlement.trial && entitlement.expires_at
      ? `The trial runs until ${inWords(entitlement.expires_at)}`
      : `${tenant.slug} is already entitled to this`;
  }
  // A trial must not be a way around the one who switched it off.
  if (entitlement && !entitlement.enabled) {
    return `This is switched off for ${tenant.slug}; request it instead`;
  }
  if (!product.supports_trial) {
    return 'This does not support trials; request it instead';
  }
  if (trial) {
    return trial.ends_at <= now
      ? `The trial was used up on ${inWords(trial.ends_at)}`
      : `The trial was taken on ${inWords(trial.started_at)}; there is one for each tenant`;
  }
  return product.plans_required.length > 0 &&
    !product.plans_required.includes(tenant.plan)
    ? `Your plan ${tenant.plan} does not include trials of this; it needs ${oneOf(product.plans_required)}`
    : undefined;
}

function refuseTenant({ tenant }: ProductSituation): string | undefined {
  return isUsableTenant(tenant.status)
    ? undefined
    : `${tenant.slug} is ${tenant.status}`;
}

function refuseCaller({
  tenant,
  mayRequest,
}: ProductSituation): string | undefined {
  return mayRequest
    ? undefined
    : `You need to be a developer of ${tenant.slug}`;
}

function isInForce({ entitlement, now }: ProductSituation): boolean {
  return (
    entitlement !== undefined &&
    entitlement.enabled &&
    (entitlement.expires_at === undefined || entitlement.expires_at > now)
  );
}

function actionOf(reason: string | undefined): Action {
  return reason === undefined ? { allowed: true } : { allowed: false, reason };
}

function whoDecides(deciders: readonly string[]): string {
  const names = deciders.map(ref => parseEntityRef(ref));
  if (names.length === 0) {
    return 'an administrator decides';
  }
  const oneDecides = names.length === 1 && names[0].kind === 'user';
  return `${oneOf(names.map(({ name }) => name))} ${oneDecides ? 'decides' : 'decide'}`;
}

/** `a`, `a or b`, `a, b or c`. */
function oneOf(names: readonly string[]): string {
  return names.length > 1
    ? `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`
    : names.join('');
}
