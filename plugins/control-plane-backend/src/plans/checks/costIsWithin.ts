import type { PolicyFinding } from '@groundwork/plugin-control-plane-node';
import type { PolicyChecksConfig } from '../../config/policyChecksSchema';
import type { BuiltInCheck } from './BuiltInCheck';

/** Warns of, and denies, what costs more than the configuration has it, or takes much of what a tenant may spend. */
export function costIsWithin(limits: PolicyChecksConfig['cost']): BuiltInCheck {
  return {
    id: 'cost-is-within',
    title: 'The cost is within limits',
    description:
      'What it is estimated to cost a month, by itself and of what its tenant may spend.',
    judge({ estimated_monthly_cost_usd: cost, tenant }) {
      const { warnAboveUsd, denyAboveUsd, warnAboveShare } = limits;
      const findings: PolicyFinding[] = [];
      if (denyAboveUsd !== undefined && cost > denyAboveUsd) {
        findings.push({
          result: 'deny',
          message: `It would cost ${usd(cost)} a month; more than ${usd(denyAboveUsd)} is not allowed.`,
        });
      } else if (warnAboveUsd !== undefined && cost > warnAboveUsd) {
        findings.push({
          result: 'warn',
          message: `It would cost ${usd(cost)} a month, which is more than ${usd(warnAboveUsd)}.`,
        });
      }
      const limit = tenant?.monthly_cost_limit_usd;
      // What of the limit is left changes all the time, and is what the quota is for.
      if (limit !== undefined && cost > limit * warnAboveShare) {
        findings.push({
          result: 'warn',
          message: `It would cost ${usd(cost)} of the ${usd(limit)} that its tenant may spend a month.`,
        });
      }
      return findings.length > 0
        ? findings
        : [{ result: 'pass', message: `It would cost ${usd(cost)} a month.` }];
    },
  };
}

function usd(amount: number): string {
  return `$${Number(amount.toFixed(2))}`;
}
