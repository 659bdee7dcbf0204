import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { APIKeyCreated } from '@groundwork/plugin-control-plane-common';
import {
  tokenOfInitiator,
  type ControlPlaneActionOptions,
} from './ControlPlaneActionOptions';
import { createOnce } from './createOnce';
import { placeholderId } from './environmentOutput';
import { createApiKeyExamples } from './examples';
import { toActionError } from './toActionError';

/**
 * Makes the action `control-plane:api-key:create`, which creates an API key as the person who runs the template. The key
 * is handed to the steps after it as a secret of the task and is in no output, no log and no checkpoint: a task that goes on
 * after a restart of the backend does not have it any more, and fails rather than go on without.
 *
 * @public
 */
export function createApiKeyAction(options: ControlPlaneActionOptions) {
  const { auth, client } = options;

  return createTemplateAction({
    id: 'control-plane:api-key:create',
    description:
      'Creates an API key of a tenant, as the person who runs the template, and hands it to later steps as a secret',
    examples: createApiKeyExamples,
    supportsDryRun: true,
    schema: {
      input: {
        tenant_id: z => z.string().uuid().describe('Id of the tenant'),
        name: z => z.string().min(1).max(100).describe('What it is for'),
        secret: z =>
          z
            .string()
            .regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/)
            .describe(
              'Name of the secret: later steps have the key as ${{ secrets.<name> }}',
            ),
        product: z => z.string().optional().describe('Key of the product'),
        scopes: z => z.array(z.string()).optional().describe('What it may do'),
        expires_at: z =>
          z.string().optional().describe('When it ends, RFC 3339'),
      },
      output: {
        id: z => z.string().describe('Id of the key'),
        prefix: z =>
          z.string().describe('The beginning of the key, to recognise it by'),
      },
    },
    async handler(ctx) {
      const { secret, tenant_id, name, product, scopes, expires_at } =
        ctx.input;
      const body = {
        tenant_id,
        name,
        ...(product && { product }),
        ...(scopes && { scopes }),
        ...(expires_at && { expires_at }),
      };
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Would create the API key ${name}, and hand it on as the secret ${secret}`,
        );
        ctx.output('id', placeholderId);
        ctx.output('prefix', 'bp_dry_run__');
        return;
      }
      const call = {
        token: await tokenOfInitiator(auth, ctx),
        signal: ctx.signal,
      };
      let created: APIKeyCreated | undefined;
      try {
        await createOnce(ctx, {
          kind: 'api-key.create',
          input: body,
          create: async idempotencyKey => {
            created = await client.apiKeys.create(body, {
              ...call,
              idempotencyKey,
            });
            return created.api_key;
          },
        });
      } catch (error) {
        throw toActionError('The API key could not be created', error);
      }
      if (!created || !ctx.secrets) {
        throw new Error(
          `The API key ${name} was created by an earlier run of this step, which alone was told it. Revoke it, and run the template again.`,
        );
      }
      // What the steps of a task have as `secrets`, and what is blanked out of their logs.
      ctx.secrets[secret] = created.plaintext;
      ctx.output('id', created.api_key.id);
      ctx.output('prefix', created.api_key.prefix);
      ctx.logger.info(
        `Created the API key ${name} (${created.api_key.prefix}…)`,
      );
    },
  });
}
