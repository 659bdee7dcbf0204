import type { TemplateGateWithApprovers } from '@groundwork/plugin-control-plane-node';
import { refsOf, type ApproverStore } from '../approvals/ApproverStore';
import type { GateStore } from './GateStore';

/** Gates with who may decide over them, for the permission framework; in the order of the ids. */
export async function findGatesWithApprovers(
  ids: readonly string[],
  options: { gates: GateStore; approverStore: ApproverStore },
): Promise<(TemplateGateWithApprovers | undefined)[]> {
  const [gates, approvers] = await Promise.all([
    options.gates.findMany(ids),
    options.approverStore.list(ids),
  ]);
  return ids.map(id => {
    const gate = gates.get(id);
    const found = approvers.get(id);
    return (
      gate && {
        id,
        requested_by: gate.requested_by,
        approver_refs: found ? refsOf(found) : [],
      }
    );
  });
}
