import {
  isFinal,
  type EnvironmentCosts,
  type EnvironmentCostsQuery,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import { exampleSums } from '../src/__testUtils__/exampleCosts';

const HOUR_MS = 3_600_000;

/** What the environments of the harness cost; each as much as the next. */
export function costsOf(
  requests: EnvironmentRequest[],
  query: EnvironmentCostsQuery,
): EnvironmentCosts {
  const { group_by = 'owner', expiring_hours = 168 } = query;
  const counted = requests.filter(
    request =>
      !isFinal(request.status) &&
      (!query.class || request.class === query.class) &&
      (!query.region || request.region === query.region) &&
      (!query.owner || request.owner === query.owner),
  );
  const keyOf = (request: EnvironmentRequest) =>
    (group_by === 'tenant' ? request.tenant_id : request[group_by]) ?? '';
  const sumsOf = (some: EnvironmentRequest[]) => {
    const pending = some.filter(({ status }) => status === 'pending_approval');
    const end = new Date(Date.now() + expiring_hours * HOUR_MS).toISOString();
    return exampleSums(
      some.length - pending.length,
      pending.length,
      some.filter(({ expires_at }) => expires_at && expires_at < end).length,
    );
  };
  return {
    group_by,
    expiring_hours,
    total: sumsOf(counted),
    groups: [...new Set(counted.map(keyOf))].map(key => ({
      key,
      sums: sumsOf(counted.filter(request => keyOf(request) === key)),
    })),
  };
}
