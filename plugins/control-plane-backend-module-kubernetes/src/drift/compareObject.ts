import type { FieldDifference } from '@groundwork/plugin-control-plane-common';
import { compareValues } from '@groundwork/plugin-control-plane-node/manifests';
import type { KubeObject } from '../client';
import { foreignManagers } from './managedFields';
import { projectObject } from './projectObject';

/** Lists in which fields a live object is not as rendered, and who manages each of them. */
export function compareObject(
  rendered: KubeObject,
  live: KubeObject,
): FieldDifference[] {
  const managerOf = foreignManagers(live);
  const differences = compareValues(rendered, projectObject(rendered, live));
  return differences.map(difference => {
    const manager = managerOf(difference.path);
    return manager === undefined
      ? difference
      : { ...difference, changed_by: manager };
  });
}
