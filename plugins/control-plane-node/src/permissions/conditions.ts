import { createConditionExports } from '@backstage/plugin-permission-node';
import { environmentRequestResourceRef } from './resourceRef';
import { hasClass, hasRegion, isOwner, isRequester } from './rules';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: environmentRequestResourceRef,
  rules: { isRequester, isOwner, hasClass, hasRegion },
});

/** Conditions on environment requests, for permission policies. @public */
export const environmentRequestConditions = conditions;

/** Makes a conditional decision over environment requests, for permission policies. @public */
export const createEnvironmentRequestConditionalDecision =
  createConditionalDecision;
