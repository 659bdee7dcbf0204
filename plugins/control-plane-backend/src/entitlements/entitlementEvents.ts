import type {
  ProductRequest,
  Tenant,
  TenantProduct,
} from '@groundwork/plugin-control-plane-common';
import type { TenantEvent } from '../tenants';
import type { Product } from './ProductStore';
import { inWords } from './inWords';

type Named = Pick<Product, 'key' | 'name'>;
type Who = Pick<Tenant, 'name' | 'slug'>;
type Values = Pick<
  TenantProduct,
  'enabled' | 'config' | 'trial' | 'expires_at'
>;

/** What of an entitlement the audit log tells. */
export function auditedOf(entitlement: Values): Values {
  const { enabled, config, trial, expires_at } = entitlement;
  return { enabled, config, trial, expires_at };
}

/** What is told and kept of what happens to entitlements and to requests for them, in the words that people read. */
export const entitlementEvents = {
  granted(
    tenant: Who,
    product: Named,
    entitlement: {
      before?: Values;
      after: Values;
      /** Whether there was nothing in force before. */
      isNew: boolean;
    },
    recipients: string[],
  ): TenantEvent {
    const { before, after, isNew } = entitlement;
    const end = after.expires_at ? ` until ${inWords(after.expires_at)}` : '';
    const off = after.enabled ? '' : ', switched off';
    return {
      ...ofEntitlement(product, isNew ? 'granted' : 'changed'),
      message: isNew
        ? `Entitled ${tenant.slug} to ${product.name}${end}${off}`
        : `Changed ${tenant.slug}'s entitlement to ${product.name}${end}${off}`,
      metadata: {
        ...(before && { before: auditedOf(before) }),
        after: auditedOf(after),
      },
      notify: {
        recipients,
        title: isNew
          ? `${tenant.name} is entitled to ${product.name}${end}${off}`
          : `${tenant.name}'s entitlement to ${product.name} was changed`,
        severity: 'normal',
        topic: 'entitlements',
        tab: 'entitlements',
      },
    };
  },

  revoked(
    tenant: Who,
    product: Named,
    before: Values,
    recipients: string[],
  ): TenantEvent {
    return {
      ...ofEntitlement(product, 'revoked'),
      message: `Revoked ${tenant.slug}'s entitlement to ${product.name}`,
      metadata: { before: auditedOf(before) },
      notify: {
        recipients,
        title: `${tenant.name} is no longer entitled to ${product.name}`,
        severity: 'high',
        topic: 'entitlements',
        tab: 'entitlements',
      },
    };
  },

  trialStarted(
    tenant: Who,
    product: Named,
    entitlement: { before?: Values; after: Values & { expires_at: string } },
    recipients: string[],
  ): TenantEvent {
    const { before, after } = entitlement;
    const end = inWords(after.expires_at);
    return {
      ...ofEntitlement(product, 'trial-started'),
      message: `Started a trial of ${product.name} for ${tenant.slug} until ${end}`,
      metadata: {
        ...(before && { before: auditedOf(before) }),
        after: auditedOf(after),
      },
      notify: {
        recipients,
        title: `${tenant.name} tries ${product.name} until ${end}`,
        description: 'Request the product to keep it after that.',
        severity: 'normal',
        topic: 'trials',
        tab: 'entitlements',
      },
    };
  },

  expiring(
    tenant: Who,
    product: Named,
    entitlement: Values & { expires_at: string },
    options: { days: number; recipients: string[] },
  ): TenantEvent {
    const { trial, expires_at } = entitlement;
    const end = inWords(expires_at);
    return {
      ...ofEntitlement(product, 'expiring'),
      message: trial
        ? `The trial of ${product.name} for ${tenant.slug} ends on ${end}`
        : `${tenant.slug}'s entitlement to ${product.name} ends on ${end}`,
      metadata: { expires_at, warning_days: options.days },
      notify: {
        recipients: options.recipients,
        title: trial
          ? `The trial of ${product.name} by ${tenant.name} ends on ${end}`
          : `${tenant.name} is entitled to ${product.name} only until ${end}`,
        description: 'Ask for it to be extended if it is still needed.',
        severity: 'normal',
        topic: trial ? 'trials' : 'entitlements',
        tab: 'entitlements',
      },
    };
  },

  expired(
    tenant: Who,
    product: Named,
    before: Values,
    recipients: string[],
  ): TenantEvent {
    return {
      ...ofEntitlement(product, 'expired'),
      message: before.trial
        ? `The trial of ${product.name} for ${tenant.slug} has ended`
        : `${tenant.slug}'s entitlement to ${product.name} has ended`,
      metadata: { before: auditedOf(before) },
      notify: {
        recipients,
        title: before.trial
          ? `The trial of ${product.name} by ${tenant.name} has ended`
          : `${tenant.name} is no longer entitled to ${product.name}`,
        description: 'Request the product to go on using it.',
        severity: 'high',
        topic: before.trial ? 'trials' : 'entitlements',
        tab: 'entitlements',
      },
    };
  },

  requested(
    tenant: Who,
    product: Named,
    request: ProductRequest,
    recipients: readonly string[],
  ): TenantEvent {
    return {
      ...ofRequest(product, request, 'opened'),
      message: `Requested ${product.name} for ${tenant.slug}`,
      metadata: { note: request.note },
      notify: {
        recipients: [...recipients],
        title: `${tenant.name} requests ${product.name}`,
        description: request.note || undefined,
        severity: 'normal',
        topic: 'approvals',
        tab: 'entitlements',
      },
    };
  },

  requestGranted(
    tenant: Who,
    product: Named,
    request: ProductRequest,
  ): TenantEvent {
    return {
      ...ofRequest(product, request, 'granted'),
      message: `Granted the request of ${tenant.slug} for ${product.name}`,
      metadata: { requested_by: request.requested_by },
      notify: {
        recipients: [request.requested_by],
        title: `Your request for ${product.name} for ${tenant.name} was granted`,
        severity: 'normal',
        topic: 'decisions',
        tab: 'entitlements',
      },
    };
  },

  requestDeclined(
    tenant: Who,
    product: Named,
    request: ProductRequest & { reason: string },
  ): TenantEvent {
    return {
      ...ofRequest(product, request, 'declined'),
      message: `Declined the request of ${tenant.slug} for ${product.name}`,
      metadata: { requested_by: request.requested_by, reason: request.reason },
      notify: {
        recipients: [request.requested_by],
        title: `Your request for ${product.name} for ${tenant.name} was declined`,
        description: request.reason,
        severity: 'normal',
        topic: 'decisions',
        tab: 'entitlements',
      },
    };
  },
};

function ofEntitlement(
  product: Named,
  what: string,
): Pick<TenantEvent, 'action' | 'part' | 'product' | 'target'> {
  return {
    action: `entitlement.${what}`,
    part: 'entitlements',
    product: product.key,
    target: { type: 'entitlement', id: product.key, name: product.name },
  };
}

function ofRequest(
  product: Named,
  request: Pick<ProductRequest, 'id'>,
  what: string,
): Pick<TenantEvent, 'action' | 'part' | 'product' | 'target'> {
  return {
    action: `product-request.${what}`,
    part: 'product_requests',
    product: product.key,
    target: { type: 'product-request', id: request.id, name: product.name },
  };
}
