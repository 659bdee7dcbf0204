import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  tokenOfInitiator,
  type ControlPlaneActionOptions,
} from './ControlPlaneActionOptions';
import { outputEnvironment } from './environmentOutput';
import { fetchEnvironmentExamples } from './examples';
import { toActionError } from './toActionError';

/**
 * Makes the action `control-plane:environment:fetch`, which reads an environment as the person who runs the template, so
 * that later steps can request another one like it.
 *
 * @public
 */
export function createFetchEnvironmentAction(
  options: ControlPlaneActionOptions,
) {
  const { auth, client, portalUrl } = options;

  return createTemplateAction({
    id: 'control-plane:environment:fetch',
    description:
      'Reads an environment of the Groundwork control plane, as the person who runs the template',
    examples: fetchEnvironmentExamples,
    supportsDryRun: true,
    schema: {
      input: {
        id: z => z.string().uuid().describe('Id of the request'),
      },
      output: {
        id: z => z.string().describe('Id of the request'),
        name: z =>
          z
            .string()
            .describe('Name of the environment, which is its namespace'),
        status: z => z.string().describe('State of the request, such as ready'),
        status_url: z => z.string().describe('Address of its page'),
        entity_ref: z => z.string().describe('Reference of its catalog entity'),
        app: z => z.string().describe('The application'),
        team: z => z.string().describe('The team'),
        class: z => z.string().describe('Name of the environment class'),
        region: z => z.string().describe('Name of the region'),
        ttl_hours: z =>
          z.number().describe('How long it lives once it is ready'),
        owner: z => z.string().describe('Entity reference of who owns it'),
        repository: z =>
          z.string().describe('The source that it is for; empty for none'),
        revision: z =>
          z.string().describe('Branch, tag or commit; empty for none'),
        component_ref: z =>
          z.string().describe('The component that it is for; empty for none'),
        tenant_id: z => z.string().describe('Id of the tenant; empty for none'),
        parameters: z =>
          z
            .record(z.string(), z.unknown())
            .describe('What its class asked for by its schema'),
        expires_at: z =>
          z.string().describe('When its lease ends; empty when it does not'),
      },
    },
    async handler(ctx) {
      const token = await tokenOfInitiator(auth, ctx);
      const request = await client
        .getEnvironmentRequest(ctx.input.id, { token, signal: ctx.signal })
        .catch(error => {
          throw toActionError('The environment cannot be read', error);
        });
      outputEnvironment(ctx, request, portalUrl);
      ctx.output('app', request.app);
      ctx.output('team', request.team);
      ctx.output('class', request.class);
      ctx.output('region', request.region);
      ctx.output('ttl_hours', request.ttl_hours);
      ctx.output('owner', request.owner);
      ctx.output('repository', request.repository);
      ctx.output('revision', request.revision);
      ctx.output('component_ref', request.component_ref ?? '');
      ctx.output('tenant_id', request.tenant_id ?? '');
      // Templates take plain records only, whoever parsed the answer
      ctx.output(
        'parameters',
        JSON.parse(JSON.stringify(request.parameters ?? {})),
      );
      ctx.output('expires_at', request.expires_at ?? '');
      ctx.logger.info(
        `Read ${request.name}, an environment of class ${request.class}`,
      );
    },
  });
}
