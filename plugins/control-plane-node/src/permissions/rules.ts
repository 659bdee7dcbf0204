import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { approverParameters, namesApprover } from './approverParameters';
import { toMemberRef } from './toMemberRef';
import {
  environmentRequestResourceRef,
  type EnvironmentRequestFilter,
} from './resourceRef';

/** Allows what one of the given people or machines requested. @public */
export const isRequester = createPermissionRule({
  name: 'IS_REQUESTER',
  description: 'Allow for requests made by one of these subjects',
  resourceRef: environmentRequestResourceRef,
  paramsSchema: z.object({
    subjects: z
      .array(z.string())
      .describe('Entity references of people, or subjects of machines'),
  }),
  apply: (request, { subjects }) => subjects.includes(request.requested_by),
  toQuery: ({ subjects }) => filter('requested_by', subjects),
});

/** Allows what is owned by one of the given groups or people. @public */
export const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow for requests owned by one of these entities',
  resourceRef: environmentRequestResourceRef,
  paramsSchema: z.object({
    owners: z
      .array(z.string())
      .describe('Entity references of groups or people'),
  }),
  apply: (request, { owners }) => owners.includes(request.owner),
  toQuery: ({ owners }) => filter('owner', owners),
});

/** Allows requests of one of the given environment classes. @public */
export const hasClass = createPermissionRule({
  name: 'HAS_CLASS',
  description: 'Allow for requests of one of these environment classes',
  resourceRef: environmentRequestResourceRef,
  paramsSchema: z.object({
    classes: z.array(z.string()).describe('Names of environment classes'),
  }),
  apply: (request, { classes }) => classes.includes(request.class),
  toQuery: ({ classes }) => filter('class', classes),
});

/** Allows requests for one of the given regions. @public */
export const hasRegion = createPermissionRule({
  name: 'HAS_REGION',
  description: 'Allow for requests for one of these regions',
  resourceRef: environmentRequestResourceRef,
  paramsSchema: z.object({
    regions: z.array(z.string()).describe('Names of regions'),
  }),
  apply: (request, { regions }) => regions.includes(request.region),
  toQuery: ({ regions }) => filter('region', regions),
});

/** Allows requests that are for one of the given tenants. @public */
export const inTenant = createPermissionRule({
  name: 'IN_TENANT',
  description: 'Allow for requests for one of these tenants',
  resourceRef: environmentRequestResourceRef,
  paramsSchema: z.object({
    tenants: z.array(z.string()).describe('Ids of tenants'),
  }),
  apply: ({ tenant_id }, { tenants }) =>
    tenant_id !== undefined && tenants.includes(tenant_id),
  toQuery: ({ tenants }) => filter('tenant_id', tenants),
});

/** Allows requests in one of the given states. @public */
export const hasStatus = createPermissionRule({
  name: 'HAS_STATUS',
  description: 'Allow for requests in one of these states',
  resourceRef: environmentRequestResourceRef,
  paramsSchema: z.object({
    statuses: z.array(z.string()).describe('States, such as pending_approval'),
  }),
  apply: ({ status }, { statuses }) => statuses.includes(status),
  toQuery: ({ statuses }) => filter('status', statuses),
});

/**
 * Allows requests that somebody may decide over who decides as one of the given references, or whom somebody like that stands
 * in for.
 *
 * @public
 */
export const isApprover = createPermissionRule({
  name: 'IS_APPROVER',
  description: 'Allow for requests that one of these may decide over',
  resourceRef: environmentRequestResourceRef,
  paramsSchema: approverParameters,
  apply: namesApprover,
  toQuery: ({ refs }) => ({ approver_refs: toApproverRefs(refs) }),
});

/** All rules of the control plane. @public */
export const environmentRequestRules = [
  isRequester,
  isOwner,
  hasClass,
  hasRegion,
  inTenant,
  hasStatus,
  isApprover,
] as const;

function filter(
  column: Extract<EnvironmentRequestFilter, { column: unknown }>['column'],
  values: string[],
): EnvironmentRequestFilter {
  return { column, values };
}

/** References of the catalog as it writes them; the subjects of machines are what they are. */
function toApproverRefs(refs: readonly string[]): string[] {
  return refs.map(toMemberRef);
}
