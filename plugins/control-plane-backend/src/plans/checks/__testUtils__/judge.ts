import type { ApprovalPolicy } from '@groundwork/plugin-control-plane-common';
import type {
  PolicyCheckContext,
  PolicyFinding,
} from '@groundwork/plugin-control-plane-node';
import { aClass } from '../../../__testUtils__/aClass';
import { aPolicyCheckContext } from '../../../__testUtils__/aPolicyCheckContext';
import type { PolicyChecksConfig } from '../../../config/policyChecksSchema';
import { builtInPolicyChecks } from '../builtInPolicyChecks';

export type Limits = Pick<PolicyChecksConfig, 'cost' | 'repositoryHosts'>;

export const noLimits: Limits = { cost: { warnAboveShare: 0.5 } };
export const plain = aPolicyCheckContext();
export const decidedOver = (approval: Partial<ApprovalPolicy> = {}) => ({
  environment_class: aClass({
    approval_required: true,
    approval: { mode: 'required', ...approval },
  }),
});

export async function judge(
  id: string,
  change: Partial<PolicyCheckContext> = {},
  limits: Limits = noLimits,
): Promise<PolicyFinding[]> {
  const check = builtInPolicyChecks(limits).find(one => one.id === id);
  expect(check).toBeDefined();
  const found = await check!.check(aPolicyCheckContext(change), {
    signal: new AbortController().signal,
  });
  return found;
}

export async function resultsOf(...given: Parameters<typeof judge>) {
  return (await judge(...given)).map(({ result }) => result);
}

export const asking = (request: Partial<PolicyCheckContext['request']>) => ({
  request: { ...plain.request, ...request },
});
export const withPolicies = (
  policies: PolicyCheckContext['desired']['policies'],
) => ({
  desired: { ...plain.desired, policies },
});
export const target = (
  change: Partial<PolicyCheckContext['targets'][number]>,
): PolicyCheckContext['targets'][number] => ({
  ...plain.targets[0],
  ...change,
});
