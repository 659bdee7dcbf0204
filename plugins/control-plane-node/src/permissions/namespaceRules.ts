import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { namespaceResourceRef } from './namespaceResourceRef';
import { rememberSet } from './rememberSet';
import { toMemberRef } from './toMemberRef';

const membersOf = rememberSet(toMemberRef);

/** Allows namespaces in which one of the given people or groups has one of the given roles. @public */
export const isNamespaceMember = createPermissionRule({
  name: 'IS_NAMESPACE_MEMBER',
  description:
    'Allow for namespaces that one of these has one of these roles in, directly or through an identity group',
  resourceRef: namespaceResourceRef,
  paramsSchema: z.object({
    members: z
      .array(z.string())
      .describe('Entity references, or subjects of machines'),
    roles: z.array(z.string()).describe('read, write, read_write'),
  }),
  apply: (namespace, { members, roles }) =>
    namespace.members.some(
      ({ ref, role }) => membersOf(members).has(ref) && roles.includes(role),
    ),
  toQuery: ({ members, roles }) => ({
    member_refs: members.map(toMemberRef),
    roles,
  }),
});

/** Allows namespaces that one of the given people or machines created. @public */
export const isNamespaceCreator = createPermissionRule({
  name: 'IS_NAMESPACE_CREATOR',
  description: 'Allow for namespaces created by one of these subjects',
  resourceRef: namespaceResourceRef,
  paramsSchema: z.object({
    subjects: z
      .array(z.string())
      .describe('Entity references of people, or subjects of machines'),
  }),
  apply: (namespace, { subjects }) => subjects.includes(namespace.created_by),
  toQuery: ({ subjects }) => ({ column: 'created_by', values: subjects }),
});

/** Allows the namespaces of environments that one of the given groups or people owns. @public */
export const isNamespaceOwner = createPermissionRule({
  name: 'IS_NAMESPACE_OWNER',
  description: 'Allow for namespaces of environments owned by one of these',
  resourceRef: namespaceResourceRef,
  paramsSchema: z.object({
    owners: z
      .array(z.string())
      .describe('Entity references of groups or people'),
  }),
  apply: ({ owner }, { owners }) =>
    owner !== undefined && owners.includes(owner),
  toQuery: ({ owners }) => ({ column: 'owner', values: owners }),
});

/** All rules over namespaces. @public */
export const namespaceRules = [
  isNamespaceMember,
  isNamespaceCreator,
  isNamespaceOwner,
] as const;

const exported = createConditionExports({
  resourceRef: namespaceResourceRef,
  rules: { isNamespaceMember, isNamespaceCreator, isNamespaceOwner },
});

/** Conditions on namespaces, for permission policies. @public */
export const namespaceConditions = exported.conditions;

/** Makes a conditional decision over namespaces, for permission policies. @public */
export const createNamespaceConditionalDecision =
  exported.createConditionalDecision;
