import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_TEMPLATE_GATE,
  type TemplateGate,
} from '@groundwork/plugin-control-plane-common';
import { z } from 'zod';
import { approverParameters, namesApprover } from './approverParameters';
import { toMemberRef } from './toMemberRef';

/** A gate and who may decide over it, as rules need it. @public */
export type TemplateGateWithApprovers = Pick<
  TemplateGate,
  'id' | 'requested_by'
> & {
  /** As of an environment request. */
  approver_refs: string[];
};

/** What conditions on gates are turned into for the database. @public */
export type TemplateGateFilter =
  { approver_refs: string[] } | { column: 'requested_by'; values: string[] };

/** The gate of a template run in the permission framework. @public */
export const templateGateResourceRef = createPermissionResourceRef<
  TemplateGateWithApprovers,
  TemplateGateFilter
>().with({
  pluginId: 'control-plane',
  resourceType: RESOURCE_TYPE_TEMPLATE_GATE,
});

/** Allows gates that one of the given people or machines asked for. @public */
export const isGateRequester = createPermissionRule({
  name: 'IS_GATE_REQUESTER',
  description: 'Allow for gates that one of these subjects asked for',
  resourceRef: templateGateResourceRef,
  paramsSchema: z.object({
    subjects: z
      .array(z.string())
      .describe('Entity references of people, or subjects of machines'),
  }),
  apply: (gate, { subjects }) => subjects.includes(gate.requested_by),
  toQuery: ({ subjects }) => ({ column: 'requested_by', values: subjects }),
});

/** Allows gates that somebody may decide over who decides as one of the given references. @public */
export const isGateApprover = createPermissionRule({
  name: 'IS_GATE_APPROVER',
  description: 'Allow for gates that one of these may decide over',
  resourceRef: templateGateResourceRef,
  paramsSchema: approverParameters,
  apply: namesApprover,
  toQuery: ({ refs }) => ({ approver_refs: refs.map(toMemberRef) }),
});

/** All rules over gates. @public */
export const templateGateRules = [isGateRequester, isGateApprover] as const;

const exported = createConditionExports({
  resourceRef: templateGateResourceRef,
  rules: { isGateRequester, isGateApprover },
});

/** Conditions on gates, for permission policies. @public */
export const templateGateConditions = exported.conditions;

/** Makes a conditional decision over gates, for permission policies. @public */
export const createTemplateGateConditionalDecision =
  exported.createConditionalDecision;
