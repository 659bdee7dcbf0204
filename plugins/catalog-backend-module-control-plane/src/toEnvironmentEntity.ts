import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  CommonValidatorFunctions,
  type EntityLink,
  type ResourceEntity,
} from '@backstage/catalog-model';
import {
  isFinal,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  ANNOTATION_CLASS,
  ANNOTATION_DRIFT_STATUS,
  ANNOTATION_DRIFT_SUMMARY,
  ANNOTATION_END_REASON,
  ANNOTATION_ENVIRONMENT_ID,
  ANNOTATION_EXPIRES_AT,
  ANNOTATION_REGION,
  ANNOTATION_REMOVAL_AT,
  ANNOTATION_REQUESTED_BY,
  ANNOTATION_STATUS,
  ANNOTATION_STATUS_MESSAGE,
  ANNOTATION_TENANT,
  ANNOTATION_TENANT_ID,
} from './annotations';
import {
  cleanText,
  toEntityRef,
  toLabels,
  toLinkableUrl,
  toTags,
} from './sanitize';

/** Whether a request became an environment that has not been removed yet. */
export function isProvisioned(request: EnvironmentRequest): boolean {
  return request.ready_at !== undefined && !isFinal(request.status);
}

/** The entity reference that the environment with a name has, if the name is a legal one. */
export function environmentEntityRef(name: string): string | undefined {
  return CommonValidatorFunctions.isValidDnsLabel(name)
    ? `resource:default/${name}`
    : undefined;
}

/** The full entity reference of the component that an environment is for, if it names a legal one. */
export function componentRefOf(
  request: EnvironmentRequest,
): string | undefined {
  return toEntityRef(request.component_ref, { defaultKind: 'Component' });
}

/**
 * Makes the catalog entity of an environment, or nothing when its name or owner could not be one in the catalog. All
 * other values are left out or cleaned rather than trusted: they come from people and machines.
 */
export function toEnvironmentEntity(
  request: EnvironmentRequest,
  options: {
    /** Where the portal is, without a slash at the end. */
    portalUrl: string;
    /** Entity reference of the system of the component. */
    system?: string;
    /** Entity reference of its tenant, where tenants are entities. */
    tenant?: string;
  },
): ResourceEntity | undefined {
  const owner = toEntityRef(request.owner, { defaultKind: 'Group' });
  if (!environmentEntityRef(request.name) || !owner) {
    return undefined;
  }
  const component = componentRefOf(request);
  const statusUrl = `${options.portalUrl}/environments/${encodeURIComponent(
    request.id,
  )}`;

  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: request.name,
      namespace: 'default',
      title: cleanText(`${request.app} ${request.class}`) || request.name,
      description: cleanText(
        `Environment of class ${request.class} for ${request.app} in ${request.region}`,
      ),
      annotations: annotations(request, `url:${statusUrl}`, options.tenant),
      labels: toLabels({
        'groundwork.dev/app': request.app,
        'groundwork.dev/team': request.team,
        'groundwork.dev/class': request.class,
        'groundwork.dev/region': request.region,
      }),
      tags: toTags([request.class, request.region]),
      links: links(request, statusUrl),
    },
    spec: {
      type: 'environment',
      owner,
      ...(options.system && { system: options.system }),
      ...(component && { dependencyOf: [component] }),
    },
  };
}

function annotations(
  request: EnvironmentRequest,
  location: string,
  tenant: string = '',
): Record<string, string> {
  const values = {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
    [ANNOTATION_ENVIRONMENT_ID]: request.id,
    [ANNOTATION_STATUS]: request.status,
    [ANNOTATION_STATUS_MESSAGE]:
      request.status === 'failed' ? request.status_message : '',
    [ANNOTATION_DRIFT_STATUS]: request.drift_status,
    [ANNOTATION_DRIFT_SUMMARY]: request.drift_summary,
    [ANNOTATION_EXPIRES_AT]: request.expires_at ?? '',
    [ANNOTATION_REMOVAL_AT]: request.removal_at ?? '',
    [ANNOTATION_END_REASON]: request.end_reason ?? '',
    [ANNOTATION_CLASS]: request.class,
    [ANNOTATION_REGION]: request.region,
    [ANNOTATION_REQUESTED_BY]: request.requested_by,
    [ANNOTATION_TENANT_ID]: request.tenant_id ?? '',
    [ANNOTATION_TENANT]: tenant,
  };
  return Object.fromEntries(
    Object.entries(values)
      .map(([key, value]) => [key, cleanText(value)])
      .filter(([, value]) => value),
  );
}

function links(request: EnvironmentRequest, statusUrl: string): EntityLink[] {
  const candidates = [
    { url: statusUrl, title: 'Status', icon: 'dashboard' },
    ...(request.links ?? []).map(link => ({
      url: toLinkableUrl(link.url),
      title: cleanText(link.title, 100) || link.kind,
      type: link.kind,
    })),
    { url: toLinkableUrl(request.repository), title: 'Repository' },
  ];
  return candidates.flatMap(({ url, ...link }) =>
    url ? [{ url, ...link }] : [],
  );
}
