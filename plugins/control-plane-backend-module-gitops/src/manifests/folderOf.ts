import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import {
  isRequestId,
  refuseIllegalNames,
} from '@groundwork/plugin-control-plane-node/manifests';

const folder = /^clusters\/[^/]+\/teams\/[^/]+\/[^/]+\/([^/]+)(\/|$)/;

/**
 * The folder of an environment in the repository.
 *
 * @remarks
 * Every name is looked at again, whoever looked at it before: none of them can leave the place that it has in the path.
 *
 * @throws TerminalRuntimeError when a name is not legal
 */
export function folderOf(desired: DesiredNamespace): string {
  refuseIllegalNames(desired);
  const { region, team, app, id } = desired;
  return `clusters/${region}/teams/${team}/${app}/${id}`;
}

/**
 * The id of the request whose folder the path is in; `undefined` when it is in none. A path above the folders, which
 * may concern any of them, gives `'any'`.
 */
export function requestIdOf(path: string): string | 'any' | undefined {
  const id = folder.exec(path)?.[1];
  if (id !== undefined) {
    return isRequestId(id) ? id : undefined;
  }
  return path === 'clusters' || path.startsWith('clusters/')
    ? 'any'
    : undefined;
}
