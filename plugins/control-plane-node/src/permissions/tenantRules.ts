import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { rememberSet } from './rememberSet';
import { tenantResourceRef } from './tenantResourceRef';

const membersOf = rememberSet(lowerCase);

/** Allows tenants in which one of the given people, groups or service accounts has one of the given roles. @public */
export const isTenantMember = createPermissionRule({
  name: 'IS_TENANT_MEMBER',
  description: 'Allow for tenants that one of these has one of these roles in',
  resourceRef: tenantResourceRef,
  paramsSchema: z.object({
    members: z
      .array(z.string())
      .describe('Entity references, or subjects of service accounts'),
    roles: z.array(z.string()).describe('viewer, developer, admin'),
  }),
  apply: (tenant, { members, roles }) =>
    tenant.members.some(
      ({ member_ref, role }) =>
        membersOf(members).has(member_ref) && roles.includes(role),
    ),
  toQuery: ({ members, roles }) => ({
    member_refs: members.map(lowerCase),
    roles,
  }),
});

/** Allows the tenants with the given slugs. @public */
export const isTenant = createPermissionRule({
  name: 'IS_TENANT',
  description: 'Allow for tenants with one of these slugs',
  resourceRef: tenantResourceRef,
  paramsSchema: z.object({
    slugs: z.array(z.string()).describe('Slugs of tenants'),
  }),
  apply: (tenant, { slugs }) => slugs.includes(tenant.slug),
  toQuery: ({ slugs }) => ({ column: 'slug', values: slugs }),
});

/** Allows tenants with one of the given plans. @public */
export const hasTenantPlan = createPermissionRule({
  name: 'HAS_TENANT_PLAN',
  description: 'Allow for tenants with one of these plans',
  resourceRef: tenantResourceRef,
  paramsSchema: z.object({
    plans: z.array(z.string()).describe('Names of plans'),
  }),
  apply: (tenant, { plans }) => plans.includes(tenant.plan),
  toQuery: ({ plans }) => ({ column: 'plan', values: plans }),
});

/** All rules over tenants. @public */
export const tenantRules = [isTenantMember, isTenant, hasTenantPlan] as const;

const exported = createConditionExports({
  resourceRef: tenantResourceRef,
  rules: { isTenantMember, isTenant, hasTenantPlan },
});

/** Conditions on tenants, for permission policies. @public */
export const tenantConditions = exported.conditions;

/** Makes a conditional decision over tenants, for permission policies. @public */
export const createTenantConditionalDecision =
  exported.createConditionalDecision;

function lowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
