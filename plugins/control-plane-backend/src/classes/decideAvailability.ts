import {
  isUsableTenant,
  type ClassAvailability,
  type EnvironmentClass,
  type Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  decideCheck,
  type CheckedEntitlement,
} from '../entitlements/decideCheck';

/** What decides whether a class may be requested for a tenant. */
export type AvailabilitySituation = {
  environmentClass: Pick<
    EnvironmentClass,
    'title' | 'runtimes' | 'regions' | 'entitlement'
  >;
  tenant?: Pick<Tenant, 'slug' | 'status'>;
  /** What the tenant has of the product that the class needs; absent where it needs none, or there is no tenant. */
  entitlement?: CheckedEntitlement;
  /** Whether the caller could request that product for the tenant now. */
  mayRequestProduct?: boolean;
};

/** Whether a class may be requested for a tenant, and if not, why. */
export function decideAvailability(
  situation: AvailabilitySituation,
): ClassAvailability {
  const { environmentClass, tenant } = situation;
  const { title, runtimes, regions } = environmentClass;
  if (tenant && !isUsableTenant(tenant.status)) {
    return refuse(
      `${tenant.slug} is ${tenant.status}: it gets no environments`,
    );
  }
  if (runtimes.length === 0) {
    return refuse(
      `${title} has no runtime group yet that its environments could go to`,
    );
  }
  if (regions.length === 0) {
    return refuse(`${title} is not available in any region yet`);
  }
  return decideEntitlement(situation);
}

function decideEntitlement({
  environmentClass,
  entitlement,
  mayRequestProduct = false,
}: AvailabilitySituation): ClassAvailability {
  const product = environmentClass.entitlement;
  if (product === undefined) {
    return { allowed: true };
  }
  if (!entitlement) {
    return {
      ...refuse(
        `${environmentClass.title} needs a tenant that is entitled to ${product}`,
      ),
      product,
      can_request: false,
    };
  }
  const check = decideCheck(product, entitlement);
  if (check.allowed) {
    return { allowed: true };
  }
  const isKnown = entitlement.product_name !== undefined;
  return {
    ...refuse(`${environmentClass.title} needs ${product}: ${check.message}`),
    product,
    can_request: isKnown && mayRequestProduct,
  };
}

function refuse(reason: string): ClassAvailability {
  return { allowed: false, reason };
}
