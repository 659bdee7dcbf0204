import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  CreateEnvironmentRequest,
  EnvironmentRequest,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import {
  tokenOfInitiator,
  type ControlPlaneActionOptions,
} from './ControlPlaneActionOptions';
import { createOnce } from './createOnce';
import { describeStatus } from './describeStatus';
import { outputEnvironment, placeholderId } from './environmentOutput';
import { requestEnvironmentExamples } from './examples';
import { toActionError } from './toActionError';

const dnsLabel = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * Makes the action `control-plane:environment:request`, which requests an environment as the person who runs the
 * template. Run again with the same input, as when a task is retried, it answers with the request that it made before.
 *
 * @public
 */
export function createRequestEnvironmentAction(
  options: ControlPlaneActionOptions,
) {
  const { auth, client, portalUrl } = options;

  return createTemplateAction({
    id: 'control-plane:environment:request',
    description:
      'Requests an environment from the Groundwork control plane, as the person who runs the template',
    examples: requestEnvironmentExamples,
    supportsDryRun: true,
    schema: {
      input: {
        app: z =>
          z
            .string()
            .max(40)
            .regex(dnsLabel)
            .describe('The application, a DNS label of at most 40 characters'),
        team: z =>
          z.string().max(63).regex(dnsLabel).describe('The team, a DNS label'),
        class: z =>
          z
            .string()
            .max(63)
            .regex(dnsLabel)
            .describe('Name of the environment class, such as preview'),
        region: z =>
          z.string().max(63).regex(dnsLabel).describe('Name of the region'),
        ttl_hours: z =>
          z
            .number()
            .int()
            .positive()
            .optional()
            .describe(
              'How long the environment lives once it is ready; the default of the class when absent',
            ),
        owner: z =>
          z
            .string()
            .optional()
            .describe(
              'Entity reference of the group or user that owns it; the group named like the team when absent',
            ),
        repository: z =>
          z
            .string()
            .optional()
            .describe('HTTPS or SSH address of the source that it is for'),
        revision: z =>
          z
            .string()
            .optional()
            .describe('Branch, tag or commit of the repository'),
        component_ref: z =>
          z
            .string()
            .optional()
            .describe('Full entity reference of the component that it is for'),
        tenant_id: z =>
          z.string().optional().describe('Id of the tenant that it is for'),
        parameters: z =>
          z
            .record(z.string(), z.unknown())
            .optional()
            .describe('What the class asks for by its schema'),
        note: z =>
          z.string().optional().describe('What the approvers should know'),
      },
      output: {
        id: z => z.string().describe('Id of the request'),
        name: z =>
          z
            .string()
            .describe('Name of the environment, which is its namespace'),
        status: z =>
          z.string().describe('State of the request, such as pending_approval'),
        status_url: z => z.string().describe('Address of its page'),
        entity_ref: z =>
          z
            .string()
            .describe(
              'Reference of the catalog entity that there is once the environment is ready',
            ),
      },
    },
    async handler(ctx) {
      const body = toRequestBody(ctx.input);
      const token = await tokenOfInitiator(auth, ctx);
      const call = { token, signal: ctx.signal };

      if (ctx.isDryRun) {
        const plan = await client
          .previewEnvironmentPlan(body, call)
          .catch(error => {
            throw toActionError('The environment cannot be requested', error);
          });
        ctx.logger.info(describePlan(plan));
        const placeholder = {
          id: placeholderId,
          name: plan.name,
          status: plan.approval_required ? 'pending_approval' : 'queued',
        };
        outputEnvironment(ctx, placeholder, portalUrl);
        return;
      }

      let request: EnvironmentRequest;
      try {
        const { id, made } = await createOnce(ctx, {
          kind: 'environment.request',
          input: body,
          create: idempotencyKey =>
            client.createEnvironmentRequest(body, { ...call, idempotencyKey }),
        });
        request = made ?? (await client.getEnvironmentRequest(id, call));
      } catch (error) {
        throw toActionError('The environment could not be requested', error);
      }
      const { status_url } = outputEnvironment(ctx, request, portalUrl);
      ctx.logger.info(
        `Requested an environment: ${describeStatus(request)}. Follow it at ${status_url}`,
      );
    },
  });
}

/** Leaves out what a form left empty. */
function toRequestBody(
  input: CreateEnvironmentRequest,
): CreateEnvironmentRequest {
  const { app, team, class: className, region, ttl_hours, ...texts } = input;
  return {
    app,
    team,
    class: className,
    region,
    ttl_hours,
    ...Object.fromEntries(
      Object.entries(texts)
        .filter(([, value]) => value)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

function describePlan(plan: Plan): string {
  const targets = plan.targets.map(({ title, available, changes, message }) =>
    available
      ? `${title}: ${changes
          .filter(({ action }) => action !== 'none')
          .map(({ action, resource_id }) => `${action} ${resource_id}`)
          .join(', ')}`
      : `${title}: cannot plan now, ${message}`,
  );
  return [
    `Would request ${plan.name} of class ${plan.class} for ${plan.ttl_hours} hours, about $${plan.estimated_monthly_cost_usd} a month`,
    plan.approval_required
      ? 'It would wait for an approval'
      : 'It would be provisioned without an approval',
    ...targets,
  ].join('\n');
}
