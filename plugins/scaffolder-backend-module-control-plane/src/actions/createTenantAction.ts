import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  tokenOfInitiator,
  type ControlPlaneActionOptions,
} from './ControlPlaneActionOptions';
import { createOnce } from './createOnce';
import { placeholderId } from './environmentOutput';
import { createTenantExamples } from './examples';
import { toActionError } from './toActionError';

/**
 * Makes the action `control-plane:tenant:create`, which creates a tenant as the person who runs the template. Run again
 * with the same input, it answers with the tenant that it made before.
 *
 * @public
 */
export function createTenantAction(options: ControlPlaneActionOptions) {
  const { auth, client, portalUrl } = options;

  return createTemplateAction({
    id: 'control-plane:tenant:create',
    description:
      'Creates a tenant in the Groundwork control plane, as the person who runs the template',
    examples: createTenantExamples,
    supportsDryRun: true,
    schema: {
      input: {
        slug: z =>
          z
            .string()
            .regex(/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/)
            .describe('Short name: 3 to 40 lower-case letters, digits and -'),
        name: z => z.string().min(1).max(255).describe('Name for people'),
        plan: z =>
          z.string().default('starter').describe('Plan; starter when absent'),
        kind: z =>
          z
            .enum(['customer', 'demo'])
            .default('customer')
            .describe('customer when absent'),
        sales_owner: z =>
          z.string().optional().describe('Who looks after the tenant'),
      },
      output: {
        id: z => z.string().describe('Id of the tenant'),
        slug: z => z.string().describe('Its short name'),
        status: z => z.string().describe('State of the tenant'),
        status_url: z => z.string().describe('Address of its page'),
      },
    },
    async handler(ctx) {
      const { slug, name, plan = 'starter', kind = 'customer' } = ctx.input;
      const { sales_owner } = ctx.input;
      const body = {
        slug,
        name,
        plan,
        kind,
        ...(sales_owner && { sales_owner }),
      };
      const call = {
        token: await tokenOfInitiator(auth, ctx),
        signal: ctx.signal,
      };
      const output = (tenant: { id: string; slug: string; status: string }) => {
        ctx.output('id', tenant.id);
        ctx.output('slug', tenant.slug);
        ctx.output('status', tenant.status);
        ctx.output(
          'status_url',
          `${portalUrl}/tenants/${encodeURIComponent(tenant.slug)}`,
        );
      };
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Would create the tenant ${slug}, called ${name}, on the plan ${plan}`,
        );
        output({
          id: placeholderId,
          slug,
          status: 'demo',
        });
        return;
      }
      try {
        const { id, made } = await createOnce(ctx, {
          kind: 'tenant.create',
          input: body,
          create: idempotencyKey =>
            client.tenants.create(body, { ...call, idempotencyKey }),
        });
        output(made ?? (await client.tenants.get(id, call)));
        ctx.logger.info(`Created the tenant ${slug}`);
      } catch (error) {
        throw toActionError('The tenant could not be created', error);
      }
    },
  });
}
