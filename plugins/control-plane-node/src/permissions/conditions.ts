import { createConditionExports } from '@backstage/plugin-permission-node';
import { environmentRequestResourceRef } from './resourceRef';
import {
  hasClass,
  hasRegion,
  hasStatus,
  inTenant,
  isApprover,
  isOwner,
  isRequester,
} from './rules';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: environmentRequestResourceRef,
  rules: {
    isRequester,
    isOwner,
    hasClass,
    hasRegion,
    inTenant,
    hasStatus,
    isApprover,
  },
});

/** Conditions on environment requests, for permission policies. @public */
export const environmentRequestConditions = conditions;

/** Makes a conditional decision over environment requests, for permission policies. @public */
export const createEnvironmentRequestConditionalDecision =
  createConditionalDecision;
