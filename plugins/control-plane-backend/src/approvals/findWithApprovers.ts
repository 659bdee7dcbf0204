import type { EnvironmentRequestWithApprovers } from '@groundwork/plugin-control-plane-node';
import type { EnvironmentRequestStore } from '../requests/EnvironmentRequestStore';
import { refsOf, type ApproverStore } from './ApproverStore';

/** Requests with who may decide over them, for the permission framework; in the order of the ids. */
export async function findWithApprovers(
  ids: readonly string[],
  options: {
    requests: Pick<EnvironmentRequestStore, 'findMany'>;
    approverStore: ApproverStore;
  },
): Promise<(EnvironmentRequestWithApprovers | undefined)[]> {
  const [requests, approvers] = await Promise.all([
    options.requests.findMany(ids),
    options.approverStore.list(ids),
  ]);
  return ids.map(id => {
    const request = requests.get(id);
    const found = approvers.get(id);
    return request && { ...request, approver_refs: found ? refsOf(found) : [] };
  });
}
