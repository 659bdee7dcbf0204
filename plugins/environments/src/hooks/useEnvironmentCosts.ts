import { useApi } from '@backstage/frontend-plugin-api';
import type {
  EnvironmentCosts,
  EnvironmentCostsQuery,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  useLiveQuery,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';

const MINUTE_MS = 60_000;

/** What environments cost and reserve, kept up to date; sums of very many are not added up for every change. */
export function useEnvironmentCosts(
  query: EnvironmentCostsQuery,
): LiveQuery<EnvironmentCosts> {
  const api = useApi(controlPlaneApiRef);
  return useLiveQuery({
    key: JSON.stringify(query),
    load: signal => api.getEnvironmentCosts(query, { signal }),
    isAffected: () => false,
    intervalMs: () => MINUTE_MS,
    subject: 'environment-costs',
  });
}
