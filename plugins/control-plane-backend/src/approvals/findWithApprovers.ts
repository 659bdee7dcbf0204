import type { EnvironmentRequestWithApprovers } from '@groundwork/plugin-control-plane-node';
import type { EnvironmentRequestStore } from '../requests/EnvironmentRequestStore';
import { refsOf, type ApproverStore } from './ApproverStore';

/** Requests with who may decide over them, for the permission framework; in the order of the ids. */
export async function findWithApprovers(
  ids: readonly string[],
  options: {
    requests: Pick<EnvironmentRequestStore, 'find'>;
    approverStore: ApproverStore;
  },
): Promise<(EnvironmentRequestWithApprovers | undefined)[]> {
  const { requests, approverStore } = options;
  const approvers = await approverStore.list(ids);
  return Promise.all(
    ids.map(async id => {
      const request = await requests.find(id);
      const found = approvers.get(id);
      return (
        request && { ...request, approver_refs: found ? refsOf(found) : [] }
      );
    }),
  );
}
