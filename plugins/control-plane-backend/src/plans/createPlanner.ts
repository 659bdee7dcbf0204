import type { LoggerService } from '@backstage/backend-plugin-api';
import type { PolicyCheck } from '@groundwork/plugin-control-plane-node';
import type { ControlPlaneConfig } from '../config';
import type { Runtimes } from '../runtimes';
import { builtInPolicyChecks } from './checks';
import { EnvironmentPlanner } from './EnvironmentPlanner';
import { PolicyChecks } from './PolicyChecks';

/** A planner with the checks that are built in and those of modules. */
export function createPlanner(options: {
  config: Pick<ControlPlaneConfig, 'policyChecks' | 'reconciler'>;
  logger: LoggerService;
  policyChecks: readonly PolicyCheck[];
  runtimes: Runtimes;
}): EnvironmentPlanner {
  const { config, logger, policyChecks, runtimes } = options;
  return EnvironmentPlanner.create({
    runtimes,
    timeoutMs: config.reconciler.callTimeoutMs,
    checks: PolicyChecks.create({
      checks: [...builtInPolicyChecks(config.policyChecks), ...policyChecks],
      timeoutMs: config.policyChecks.timeout,
      logger,
    }),
  });
}
