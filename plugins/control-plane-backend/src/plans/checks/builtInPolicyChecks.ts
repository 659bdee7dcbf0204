import type { PolicyCheck } from '@groundwork/plugin-control-plane-node';
import type { PolicyChecksConfig } from '../../config/policyChecksSchema';
import { toPolicyCheck } from './BuiltInCheck';
import { componentIsKnown } from './componentIsKnown';
import { costIsWithin } from './costIsWithin';
import { imagesAreFromRegistries } from './imagesAreFromRegistries';
import { ingressIsDenied } from './ingressIsDenied';
import { lifetimeIsUsual } from './lifetimeIsUsual';
import { nothingTakenOver } from './nothingTakenOver';
import { parametersHoldNoSecrets } from './parametersHoldNoSecrets';
import { podSecurity } from './podSecurity';
import { repositoryHost } from './repositoryHost';
import { revisionIsFixed } from './revisionIsFixed';
import { targetsCanPlan } from './targetsCanPlan';

/** What no check of a module can be called. */
export const builtInPolicyCheckIds: readonly string[] = builtInPolicyChecks({
  cost: { warnAboveShare: 1 },
}).map(({ id }) => id);

/** The checks that are there without a module. */
export function builtInPolicyChecks(
  config: Pick<PolicyChecksConfig, 'cost' | 'repositoryHosts'>,
): PolicyCheck[] {
  return [
    componentIsKnown,
    costIsWithin(config.cost),
    imagesAreFromRegistries,
    ingressIsDenied,
    lifetimeIsUsual,
    nothingTakenOver,
    parametersHoldNoSecrets,
    podSecurity,
    repositoryHost(config.repositoryHosts),
    revisionIsFixed,
    targetsCanPlan,
  ].map(toPolicyCheck);
}
