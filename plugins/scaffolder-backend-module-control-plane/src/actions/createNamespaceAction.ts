import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  tokenOfInitiator,
  type ControlPlaneActionOptions,
} from './ControlPlaneActionOptions';
import { createOnce } from './createOnce';
import { createNamespaceExamples } from './examples';
import { placeholderId } from './environmentOutput';
import { toActionError } from './toActionError';

/**
 * Makes the action `control-plane:namespace:create`, which creates a namespace as the person who runs the template. Run
 * again with the same input, it answers with the namespace that it made before.
 *
 * @public
 */
export function createNamespaceAction(options: ControlPlaneActionOptions) {
  const { auth, client, portalUrl } = options;

  return createTemplateAction({
    id: 'control-plane:namespace:create',
    description:
      'Creates a namespace on every runtime environment of a group, as the person who runs the template',
    examples: createNamespaceExamples,
    supportsDryRun: true,
    schema: {
      input: {
        name_components: z =>
          z
            .record(z.string(), z.string())
            .describe('The segments of the name, by the rules for names'),
        members: z =>
          z
            .array(
              z.object({
                identifier: z
                  .string()
                  .describe('Entity reference, or a name that runtimes know'),
                type: z.enum(['user', 'identity_group']),
                role: z.enum(['read', 'write', 'read_write']),
              }),
            )
            .min(1)
            .describe('Who works in it; at least one'),
        metadata: z =>
          z
            .record(z.string(), z.string())
            .optional()
            .describe('What is kept with it, by the rules for metadata'),
        group_id: z =>
          z
            .string()
            .uuid()
            .optional()
            .describe('Id of the runtime group; the default one when absent'),
      },
      output: {
        id: z => z.string().describe('Id of the namespace'),
        name: z => z.string().describe('Its composite name'),
        status_url: z => z.string().describe('Address of its page'),
      },
    },
    async handler(ctx) {
      const { name_components, members, metadata, group_id } = ctx.input;
      const body = { name_components, members, metadata, group_id };
      const call = {
        token: await tokenOfInitiator(auth, ctx),
        signal: ctx.signal,
      };
      const output = (id: string, name: string) => {
        ctx.output('id', id);
        ctx.output('name', name);
        ctx.output(
          'status_url',
          `${portalUrl}/namespaces/${encodeURIComponent(id)}`,
        );
      };
      try {
        if (ctx.isDryRun) {
          const { composite_name, problems } =
            await client.namespaces.previewName(
              { name_components, metadata, group_id },
              call,
            );
          if (problems.length > 0) {
            throw new InputError(
              problems
                .map(({ field, message }) => `${field}: ${message}`)
                .join('; '),
            );
          }
          ctx.logger.info(`Would create the namespace ${composite_name}`);
          output(placeholderId, composite_name);
          return;
        }
        const { id, made } = await createOnce(ctx, {
          kind: 'namespace.create',
          input: body,
          create: idempotencyKey =>
            client.namespaces.create(body, { ...call, idempotencyKey }),
        });
        const namespace = made ?? (await client.namespaces.get(id, call));
        output(namespace.id, namespace.composite_name);
        ctx.logger.info(`Created the namespace ${namespace.composite_name}`);
      } catch (error) {
        throw error instanceof InputError
          ? error
          : toActionError('The namespace could not be created', error);
      }
    },
  });
}
