import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ControlPlaneError,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  tokenOfInitiator,
  type ControlPlaneActionOptions,
} from './ControlPlaneActionOptions';
import { describeStatus } from './describeStatus';
import { outputEnvironment, statusUrl } from './environmentOutput';
import { waitForEnvironmentExamples } from './examples';
import { toActionError } from './toActionError';

const pollIntervalMs = 3_000;
const timeoutSecondsDefault = 600;

/** States from which an environment does not become ready by itself. */
const hopeless: EnvironmentRequest['status'][] = [
  'rejected',
  'cancelled',
  'failed',
  'deprovisioning',
  'deleted',
  'expired',
];

/** Time as {@link createWaitForEnvironmentAction} needs it. @public */
export type WaitClock = {
  /** Milliseconds since some moment. */
  now(): number;
  /** Resolves after that many milliseconds; rejects when the signal aborts. */
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
};

const systemClock: WaitClock = {
  now: () => performance.now(),
  sleep: (durationMs, signal) => delay(durationMs, undefined, { signal }),
};

/**
 * Makes the action `control-plane:environment:wait`, which holds the template until an environment is ready, and fails
 * it when that does not happen.
 *
 * @public
 */
export function createWaitForEnvironmentAction(
  options: ControlPlaneActionOptions & { clock?: WaitClock },
) {
  const { auth, client, portalUrl, clock = systemClock } = options;

  return createTemplateAction({
    id: 'control-plane:environment:wait',
    description:
      'Waits until an environment of the Groundwork control plane is ready',
    examples: waitForEnvironmentExamples,
    schema: {
      input: {
        id: z => z.string().uuid().describe('Id of the request'),
        timeout_seconds: z =>
          z
            .number()
            .int()
            .positive()
            .max(86_400)
            .default(timeoutSecondsDefault)
            .describe(
              `How long to wait; ${timeoutSecondsDefault} seconds when absent`,
            ),
      },
      output: {
        id: z => z.string().describe('Id of the request'),
        name: z =>
          z
            .string()
            .describe('Name of the environment, which is its namespace'),
        status: z => z.string().describe('Always ready'),
        status_url: z => z.string().describe('Address of its page'),
        entity_ref: z => z.string().describe('Reference of its catalog entity'),
        expires_at: z =>
          z
            .string()
            .optional()
            .describe(
              'When its lease ends, RFC 3339 in UTC; absent when never',
            ),
      },
    },
    async handler(ctx) {
      const { id, timeout_seconds = timeoutSecondsDefault } = ctx.input;
      const deadline = clock.now() + timeout_seconds * 1_000;
      let seen: EnvironmentRequest | undefined;

      for (;;) {
        const request = await readEnvironment({
          id,
          token: await tokenOfInitiator(auth, ctx),
          logger: ctx.logger,
          signal: ctx.signal,
        });
        if (request && request.status !== seen?.status) {
          ctx.logger.info(describeStatus(request));
        }
        seen = request ?? seen;

        if (request?.status === 'ready') {
          outputEnvironment(ctx, request, portalUrl);
          if (request.expires_at) {
            ctx.output('expires_at', request.expires_at);
          }
          return;
        }
        if (request && hopeless.includes(request.status)) {
          throw new Error(explainEnd(request));
        }
        if (clock.now() >= deadline) {
          throw new Error(
            `The environment was not ready after ${timeout_seconds} seconds: ${
              seen ? describeStatus(seen) : 'its state is not known'
            }. Follow it at ${statusUrl(id, portalUrl)}`,
          );
        }
        await clock.sleep(pollIntervalMs, ctx.signal);
      }
    },
  });

  /** Reads nothing, for now, when the control plane is away for a while: the deadline bounds that as well. */
  async function readEnvironment(call: {
    id: string;
    token: string;
    logger: LoggerService;
    signal?: AbortSignal;
  }): Promise<EnvironmentRequest | undefined> {
    const { id, token, logger, signal } = call;
    try {
      return await client.getEnvironmentRequest(id, { token, signal });
    } catch (error) {
      signal?.throwIfAborted();
      const failure = toActionError('The environment cannot be read', error);
      if (error instanceof ControlPlaneError && isLasting(error)) {
        throw failure;
      }
      logger.warn(`${failure.message}; trying again`);
      return undefined;
    }
  }
}

function isLasting({ statusCode }: ControlPlaneError): boolean {
  return statusCode < 500 && statusCode !== 429;
}

function explainEnd(request: EnvironmentRequest): string {
  const rejection = request.votes?.find(
    ({ decision }) => decision === 'reject',
  );
  return rejection && request.status === 'rejected'
    ? `${request.name} was rejected by ${rejection.decided_by}: ${rejection.reason}`
    : describeStatus(request);
}
