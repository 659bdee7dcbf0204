import {
  TerminalRuntimeError,
  type DesiredNamespace,
} from '@groundwork/plugin-control-plane-node';

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
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
  if (typeof desired.id !== 'string' || !uuid.test(desired.id)) {
    throw new TerminalRuntimeError('The id of the request is not a UUID');
  }
  for (const field of ['name', 'app', 'team', 'class', 'region'] as const) {
    if (typeof desired[field] !== 'string' || !dnsLabel.test(desired[field])) {
      throw new TerminalRuntimeError(
        `The ${field} of the environment is not a DNS label`,
      );
    }
  }
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
    return uuid.test(id) ? id : undefined;
  }
  return path === 'clusters' || path.startsWith('clusters/')
    ? 'any'
    : undefined;
}
