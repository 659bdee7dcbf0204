import type { LoggerService } from '@backstage/backend-plugin-api';
import { setTimeout as delay } from 'node:timers/promises';
import type { GitRepository } from './git';
import { requestIdOf } from './manifests';

const failureDelayMsMax = 300_000;

/**
 * Looks at the branch again and again until the signal aborts, and tells whose folders others have changed. A repository
 * that cannot be reached is asked less and less often, up to every five minutes.
 */
export async function watchBranch(options: {
  repository: GitRepository;
  intervalMs: number;
  logger: LoggerService;
  signal: AbortSignal;
  onChange: (change: { ids?: string[] }) => void;
}): Promise<void> {
  const { repository, intervalMs, logger, signal, onChange } = options;
  let seen: { head: string | undefined } | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const head = await repository.head(signal);
      if (seen && seen.head !== head) {
        const change = await changeBetween(repository, seen.head, head, signal);
        if (change) {
          onChange(change);
        }
      }
      seen = { head };
      failures = 0;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      failures += 1;
      if (failures === 1) {
        logger.warn(`Cannot watch the branch; trying again: ${error}`);
      }
    }
    const wait = Math.min(
      intervalMs * 2 ** Math.min(failures, 20),
      Math.max(failureDelayMsMax, intervalMs),
    );
    await delay(wait, undefined, { signal, ref: false }).catch(() => {});
  }
}

async function changeBetween(
  repository: GitRepository,
  from: string | undefined,
  to: string | undefined,
  signal: AbortSignal,
): Promise<{ ids?: string[] } | undefined> {
  if (from === undefined || to === undefined) {
    return {};
  }
  const paths = await repository.pathsChangedByOthers(from, to, signal);
  if (!paths) {
    return {};
  }
  const ids = new Set(paths.map(requestIdOf));
  ids.delete(undefined);
  if (ids.has('any')) {
    return {};
  }
  return ids.size === 0 ? undefined : { ids: [...ids].filter(isText) };
}

function isText(id: string | undefined): id is string {
  return id !== undefined;
}
