import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  CommonValidatorFunctions,
  type ResourceEntity,
} from '@backstage/catalog-model';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import { ANNOTATION_TENANT_ID } from './annotations';
import { cleanText, toLabels } from './sanitize';

/** Of their own, so that no tenant takes the name of an environment or of anything else. */
const namespace = 'tenants';

/** The entity reference that a tenant has, if its slug is a legal name. */
export function tenantEntityRef(slug: string): string | undefined {
  return CommonValidatorFunctions.isValidDnsLabel(slug)
    ? `resource:${namespace}/${slug}`
    : undefined;
}

/** Makes the catalog entity of a tenant: its name and where it is looked after, and nothing of its contract. */
export function toTenantEntity(
  tenant: Pick<Tenant, 'id' | 'slug' | 'name' | 'kind' | 'status'>,
  options: {
    /** Full entity reference. */
    owner: string;
    /** Where the portal is, without a slash at the end. */
    portalUrl: string;
  },
): ResourceEntity | undefined {
  const { id, slug, name, kind, status } = tenant;
  if (!tenantEntityRef(slug)) {
    return undefined;
  }
  const url = `${options.portalUrl}/tenants/${encodeURIComponent(slug)}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: slug,
      namespace,
      title: cleanText(name, 200) || slug,
      annotations: {
        [ANNOTATION_LOCATION]: `url:${url}`,
        [ANNOTATION_ORIGIN_LOCATION]: `url:${url}`,
        [ANNOTATION_TENANT_ID]: id,
      },
      labels: toLabels({
        'groundwork.dev/tenant-kind': kind,
        'groundwork.dev/tenant-status': status,
      }),
      links: [{ url, title: 'Tenant', icon: 'dashboard' }],
    },
    spec: { type: 'tenant', owner: options.owner },
  };
}
