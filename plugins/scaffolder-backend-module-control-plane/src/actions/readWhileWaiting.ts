import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ControlPlaneError,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  tokenOfInitiator,
  tokenOfScaffolder,
  type ControlPlaneActionOptions,
} from './ControlPlaneActionOptions';
import type { StepContext } from './createOnce';
import { toActionError } from './toActionError';

/** The parts of the context of an action that reading needs. */
type ReadingContext = Parameters<typeof tokenOfInitiator>[1] &
  Pick<StepContext, 'checkpoint'> & {
    logger: LoggerService;
    signal?: AbortSignal;
  };

/**
 * Reads an environment again and again, as the person who runs the template. People wait for approvals longer than they are
 * signed in: once they were seen to read it, also before a restart of the backend, the scaffolder goes on reading it for them
 * when their sign-in has ended.
 */
export function createEnvironmentReader(
  { auth, client }: ControlPlaneActionOptions,
  ctx: ReadingContext,
  id: string,
): () => Promise<EnvironmentRequest | undefined> {
  let mayRead = false;
  let hasSignInEnded = false;

  const readAs = (token: string) =>
    client.getEnvironmentRequest(id, { token, signal: ctx.signal });

  const readForThem = async () => readAs(await tokenOfScaffolder(auth));

  const readAsThem = async () => readAs(await tokenOfInitiator(auth, ctx));

  const read = async () => {
    if (hasSignInEnded) {
      return readForThem();
    }
    if (!mayRead) {
      let first: EnvironmentRequest | undefined;
      await ctx.checkpoint({
        key: `control-plane.environment.read.${id}`,
        fn: async () => {
          first = await readAsThem();
          return true;
        },
      });
      mayRead = true;
      if (first) {
        return first;
      }
    }
    try {
      return await readAsThem();
    } catch (error) {
      if (!isOfSignIn(error)) {
        throw error;
      }
      hasSignInEnded = true;
      ctx.logger.info('Your sign-in has ended; waiting goes on without it');
      return readForThem();
    }
  };

  /** Reads nothing, for now, when the control plane is away for a while. */
  return async () => {
    try {
      return await read();
    } catch (error) {
      ctx.signal?.throwIfAborted();
      const failure = toActionError('The environment cannot be read', error);
      if (isLasting(error)) {
        throw failure;
      }
      ctx.logger.warn(`${failure.message}; trying again`);
      return undefined;
    }
  };
}

function isOfSignIn(error: unknown): boolean {
  return (
    (error instanceof ControlPlaneError && error.statusCode === 401) ||
    (error instanceof Error && error.name === 'AuthenticationError')
  );
}

/** Whether trying again does not help: the control plane has answered, and has not said that it is overloaded. */
export function isLasting(error: unknown): boolean {
  return error instanceof ControlPlaneError
    ? error.statusCode < 500 && error.statusCode !== 429
    : isOfSignIn(error);
}
