import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneActionOptions } from './ControlPlaneActionOptions';
import type { StepContext } from './createOnce';
import { describeProgress } from './describeProgress';
import { describeStatus } from './describeStatus';
import {
  outputEnvironment,
  placeholderId,
  statusUrl,
} from './environmentOutput';
import { waitForEnvironmentExamples } from './examples';
import { createEnvironmentReader } from './readWhileWaiting';

const timeoutSecondsDefault = 600;
/** Whoever waits for minutes does not mind seconds. */
const pollIntervals = { first: 3_000, firstUntil: 60_000, later: 15_000 };
/** Tells now and then that it is still waiting, so that a log that stands still is a problem. */
const stillWaitingMs = 10 * 60_000;

/** States from which an environment does not become ready by itself. */
const hopeless: EnvironmentRequest['status'][] = [
  'rejected',
  'cancelled',
  'failed',
  'suspended',
  'deprovisioning',
  'deleted',
  'expired',
];

/** Time as {@link createWaitForEnvironmentAction} needs it. @public */
export type WaitClock = {
  /** Milliseconds since 1970, as waiting goes on after a restart of the backend. */
  now(): number;
  /** Resolves after that many milliseconds; rejects when the signal aborts. */
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
};

const systemClock: WaitClock = {
  now: () => Date.now(),
  sleep: (durationMs, signal) => delay(durationMs, undefined, { signal }),
};

/**
 * Makes the action `control-plane:environment:wait`, which holds the template until an environment is ready, and fails
 * it when that does not happen. A task that goes on after a restart of the backend waits for what is left of the time.
 *
 * @public
 */
export function createWaitForEnvironmentAction(
  options: ControlPlaneActionOptions & { clock?: WaitClock },
) {
  const { portalUrl, clock = systemClock } = options;

  return createTemplateAction({
    id: 'control-plane:environment:wait',
    description:
      'Waits until an environment of the Groundwork control plane is ready',
    examples: waitForEnvironmentExamples,
    supportsDryRun: true,
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
      const read = createEnvironmentReader(options, ctx, id);
      const finish = (request: EnvironmentRequest) => {
        outputEnvironment(ctx, request, portalUrl);
        if (request.expires_at) {
          ctx.output('expires_at', request.expires_at);
        }
      };

      if (ctx.isDryRun) {
        const request = id === placeholderId ? undefined : await read();
        if (request && hopeless.includes(request.status)) {
          throw new Error(explainEnd(request));
        }
        const now = request ? `; now ${describeProgress(request)}` : '';
        ctx.logger.info(
          `Would wait until it is ready, for ${timeout_seconds} seconds at most${now}`,
        );
        const shown = request ?? { id, name: 'the-environment' };
        outputEnvironment(ctx, { ...shown, status: 'ready' }, portalUrl);
        return;
      }

      const deadline = await decideDeadline(ctx, { id, timeout_seconds });
      let seen: EnvironmentRequest | undefined;
      const says = createTeller(ctx.logger, clock);
      for (const begun = clock.now(); ;) {
        const request = await read();
        if (request) {
          says(describeProgress(request));
        }
        seen = request ?? seen;

        if (request?.status === 'ready') {
          finish(request);
          return;
        }
        if (request && hopeless.includes(request.status)) {
          throw new Error(explainEnd(request));
        }
        const left = deadline - clock.now();
        if (left <= 0) {
          throw new Error(
            `The environment was not ready after ${timeout_seconds} seconds: ${
              seen ? describeProgress(seen) : 'its state is not known'
            }. Follow it at ${statusUrl(id, portalUrl)}`,
          );
        }
        await clock.sleep(
          Math.min(left, intervalAfter(clock.now() - begun)),
          ctx.signal,
        );
      }
    },
  });

  /**
   * When waiting ends, which a restart of the backend does not put off. Who tries a task again whose time was over waits
   * anew.
   */
  async function decideDeadline(
    ctx: Pick<StepContext, 'checkpoint'>,
    { id, timeout_seconds }: { id: string; timeout_seconds: number },
  ): Promise<number> {
    const anew = () => clock.now() + timeout_seconds * 1_000;
    const kept = await ctx.checkpoint({
      key: `control-plane.environment.wait.${id}.${timeout_seconds}`,
      fn: async () => ({ deadline: anew() }),
    });
    return kept.deadline > clock.now() ? kept.deadline : anew();
  }
}

/** Tells what is new at once, and now and then that nothing is. */
function createTeller(
  logger: Pick<LoggerService, 'info'>,
  clock: WaitClock,
): (progress: string) => void {
  let told: { progress: string; at: number } | undefined;
  return progress => {
    const now = clock.now();
    if (told?.progress === progress && now - told.at < stillWaitingMs) {
      return;
    }
    logger.info(told?.progress === progress ? `Still: ${progress}` : progress);
    told = { progress, at: now };
  };
}

function intervalAfter(waitedMs: number): number {
  const { first, firstUntil, later } = pollIntervals;
  return waitedMs < firstUntil ? first : later;
}

function explainEnd(request: EnvironmentRequest): string {
  const rejection = request.votes?.find(
    ({ decision }) => decision === 'reject',
  );
  return rejection && request.status === 'rejected'
    ? `${request.name} was rejected by ${rejection.decided_by}: ${rejection.reason}`
    : describeStatus(request);
}
