import { setTimeout as delay } from 'node:timers/promises';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  TemplateGate,
  TemplateGateCreate,
} from '@groundwork/plugin-control-plane-common';
import {
  tokenOfInitiator,
  tokenOfScaffolder,
  type ControlPlaneActionOptions,
} from './ControlPlaneActionOptions';
import { createOnce } from './createOnce';
import type { WaitClock } from './createWaitForEnvironmentAction';
import {
  describeGateEnd,
  describeGateProgress,
  describeGateRequest,
} from './describeGate';
import { placeholderId } from './environmentOutput';
import { approveTemplateExamples } from './examples';
import { hideNamed, maskSecrets } from './maskSecrets';
import { readTimeout } from './readTimeout';
import { isLasting } from './readWhileWaiting';
import { toActionError } from './toActionError';

const pollIntervalMs = 3_000;
const systemClock: Pick<WaitClock, 'sleep'> = {
  sleep: (durationMs, signal) => delay(durationMs, undefined, { signal }),
};

/**
 * Makes the action `control-plane:template:approve`, which holds a template until others have approved its parameters, and
 * fails it when they do not. Run again with the same input, as when the backend has started anew, it waits for the decision that
 * it asked for before.
 *
 * @public
 */
export function createApproveTemplateAction(
  options: ControlPlaneActionOptions & { clock?: Pick<WaitClock, 'sleep'> },
) {
  const { auth, client, portalUrl, clock = systemClock } = options;

  return createTemplateAction({
    id: 'control-plane:template:approve',
    description:
      'Asks others to approve the parameters of the template, and goes on when they have',
    examples: approveTemplateExamples,
    supportsDryRun: true,
    schema: {
      input: {
        policy: z =>
          z
            .string()
            .describe(
              'Name of an approval policy, which says who may decide: a key of controlPlane.approvals.policies',
            ),
        title: z =>
          z
            .string()
            .max(200)
            .optional()
            .describe(
              'What is asked for; the title of the template when absent',
            ),
        summary: z =>
          z
            .string()
            .max(2_000)
            .optional()
            .describe('What those who decide should know'),
        parameters: z =>
          z
            .record(z.string(), z.unknown())
            .describe(
              'What is decided over, usually ${{ parameters }}; it is shown to those who decide',
            ),
        secret_parameters: z =>
          z
            .array(z.string())
            .optional()
            .describe('Names of parameters of which only *** is shown'),
        component_ref: z =>
          z
            .string()
            .optional()
            .describe(
              'Full entity reference of the component that it is about; its owner may decide where the policy says so',
            ),
        timeout: z =>
          z
            .union([z.string(), z.record(z.string(), z.number())])
            .optional()
            .describe(
              'How long to wait, such as 2d or { hours: 12 }; at most, and by default, as long as the policy says',
            ),
      },
      output: {
        gateId: z => z.string().describe('Id of the gate'),
        gateUrl: z => z.string().describe('Address of its page'),
        approvedBy: z =>
          z
            .array(z.string())
            .describe(
              'Who has approved; nobody where the policy asks for nobody',
            ),
      },
    },
    async handler(ctx) {
      const body = toGateBody(ctx);
      const output = (id: string, approvedBy: string[]) => {
        ctx.output('gateId', id);
        ctx.output('gateUrl', gateUrl(id, portalUrl));
        ctx.output('approvedBy', approvedBy);
      };
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Would ask for approval of: ${body.title}, by the policy ${body.policy}`,
        );
        output(placeholderId, []);
        return;
      }

      const { id } = await createOnce(ctx, {
        kind: 'template.approve',
        input: body,
        create: async idempotencyKey =>
          client.gates.create(body, {
            token: await tokenOfInitiator(auth, ctx),
            signal: ctx.signal,
            idempotencyKey,
          }),
      }).catch(error => {
        throw toActionError('Approval could not be asked for', error);
      });
      const ended = await waitForEnd(ctx, id).catch(async error => {
        if (ctx.signal?.aborted) {
          await withdraw(ctx, id);
        }
        throw error;
      });
      if (ended.status !== 'approved') {
        throw new Error(describeGateEnd(ended));
      }
      ctx.logger.info(describeGateEnd(ended));
      output(
        id,
        (ended.votes ?? [])
          .filter(({ decision }) => decision === 'approve')
          .map(({ decided_by }) => decided_by),
      );
    },
  });

  /** The gate when nobody decides over it any more; tells in the log how far it is. */
  async function waitForEnd(
    ctx: GateContext,
    id: string,
  ): Promise<TemplateGate> {
    let told: string | undefined;
    for (;;) {
      ctx.signal?.throwIfAborted();
      const gate = await readGate(ctx, id);
      if (gate) {
        if (told === undefined) {
          ctx.logger.info(describeGateRequest(gate, gateUrl(id, portalUrl)));
        }
        const progress = describeGateProgress(gate);
        if (told !== undefined && progress !== told) {
          ctx.logger.info(progress);
        }
        told = progress;
        if (gate.status !== 'pending') {
          return gate;
        }
      }
      await clock.sleep(pollIntervalMs, ctx.signal);
    }
  }

  /**
   * Reads nothing, for now, when the control plane is away for a while. As the scaffolder, since a decision may take longer
   * than the sign-in of who runs the template lasts.
   */
  async function readGate(
    { logger, signal }: GateContext,
    id: string,
  ): Promise<TemplateGate | undefined> {
    try {
      const token = await tokenOfScaffolder(auth);
      return await client.gates.get(id, { token, signal });
    } catch (error) {
      signal?.throwIfAborted();
      const failure = toActionError('The decision cannot be read', error);
      if (isLasting(error)) {
        throw failure;
      }
      logger.warn(`${failure.message}; trying again`);
      return undefined;
    }
  }

  /** Nobody is to decide over a run that was cancelled. */
  async function withdraw(ctx: GateContext, id: string): Promise<void> {
    try {
      const token = await tokenOfInitiator(auth, ctx);
      await client.gates.cancel(
        id,
        { reason: 'The run of the template was cancelled' },
        { token },
      );
    } catch (error) {
      const { message } = toActionError(
        'The question could not be taken back',
        error,
      );
      ctx.logger.warn(`${message}. Take it back at ${gateUrl(id, portalUrl)}`);
    }
  }
}

type Handler = ReturnType<typeof createApproveTemplateAction>['handler'];
type GateContext = Pick<
  Parameters<Handler>[0],
  'logger' | 'signal' | 'getInitiatorCredentials'
>;

function gateUrl(id: string, portalUrl: string): string {
  return `${portalUrl}/approvals?gate=${encodeURIComponent(id)}`;
}

/** What is asked, without the secrets of the task and what a form left empty. */
function toGateBody({
  input,
  secrets,
  step,
  task,
  templateInfo,
}: Pick<
  Parameters<Handler>[0],
  'input' | 'secrets' | 'step' | 'task' | 'templateInfo'
>): TemplateGateCreate & { title: string } {
  const { policy, timeout, component_ref, secret_parameters } = input;
  const template_ref =
    templateInfo?.entityRef ?? 'template:default/unregistered';
  const template_title = firstText(
    templateInfo?.entity?.metadata.title,
    template_ref.slice(template_ref.lastIndexOf('/') + 1),
  );
  return {
    policy,
    template_ref,
    template_title,
    task_id: task.id,
    ...(step?.name && { step_name: step.name.slice(0, 200) }),
    title: maskSecrets(firstText(input.title, template_title), secrets),
    ...(input.summary && { summary: maskSecrets(input.summary, secrets) }),
    ...(component_ref && { component_ref }),
    parameters: hideNamed(
      maskSecrets(input.parameters, secrets),
      new Set(secret_parameters),
    ) as Record<string, unknown>,
    ...(secret_parameters?.length && { secret_parameters }),
    ...(timeout && { timeout_seconds: readTimeout(timeout) }),
  };
}

function firstText(...texts: unknown[]): string {
  const found = texts.find(text => typeof text === 'string' && text.trim());
  return String(found).trim().slice(0, 200);
}
