import { TransientRuntimeError } from '@groundwork/plugin-control-plane-node';
import { setTimeout as delay } from 'node:timers/promises';
import type { RepositoryUrl } from '../connection';

const retryDelayMs = 60;

/** How often commits are made anew because somebody else was first. */
export const attemptsMax = 10;

/** Waits before the next attempt, the longer the more there were, so that those who compete drift apart. */
export async function waitAfterAttempt(
  attempt: number,
  signal: AbortSignal,
): Promise<void> {
  await delay(retryDelayMs * attempt * Math.random(), undefined, {
    signal,
  }).catch(() => signal.throwIfAborted());
}

/** What is thrown after the last attempt. */
export function contendedError(
  branch: string,
  { url }: RepositoryUrl,
): TransientRuntimeError {
  return new TransientRuntimeError(
    `Others kept changing the branch ${branch} of ${url}; gave up after ${attemptsMax} attempts`,
  );
}
