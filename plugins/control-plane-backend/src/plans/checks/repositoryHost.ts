import type { BuiltInCheck } from './BuiltInCheck';

/** Denies repositories of hosts that the configuration does not name. */
export function repositoryHost(
  hosts: readonly string[] | undefined,
): BuiltInCheck {
  return {
    id: 'repository-host',
    title: 'The repository is ours',
    description:
      'Whether the repository is on a host that the configuration names.',
    judge({ request: { repository } }) {
      if (hosts === undefined) {
        return [{ result: 'pass', message: 'Repositories may be anywhere.' }];
      }
      if (repository === '') {
        return [{ result: 'pass', message: 'There is no repository.' }];
      }
      const host = hostOf(repository);
      return [
        host !== undefined && hosts.includes(host)
          ? { result: 'pass', message: `The repository is on ${host}.` }
          : {
              result: 'deny',
              message: `The repository has to be on ${hosts.join(' or ')}.`,
            },
      ];
    },
  };
}

/** The host of an address, as a browser or as Git reads it; `undefined` where it is none, or is read in two ways. */
export function hostOf(repository: string): string | undefined {
  const short = /^(?:[A-Za-z0-9._-]+@)?([A-Za-z0-9.-]+):(?!\/)[^\s\\]+$/.exec(
    repository,
  );
  if (short) {
    return short[1].toLowerCase();
  }
  if (!/^(?:https|ssh|git\+ssh):\/\/[^\s\\]+$/.test(repository)) {
    return undefined;
  }
  const url = URL.parse(repository);
  return url && url.hostname !== '' ? url.host.toLowerCase() : undefined;
}
