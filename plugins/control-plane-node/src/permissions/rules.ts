import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
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

/** All rules of the control plane. @public */
export const environmentRequestRules = [
  isRequester,
  isOwner,
  hasClass,
  hasRegion,
] as const;

function filter(
  column: EnvironmentRequestFilter['column'],
  values: string[],
): EnvironmentRequestFilter {
  return { column, values };
}
