import { z } from 'zod';
import type { ClusterAccess } from './ClusterAccess';
import { parseKubeconfig } from './parseKubeconfig';
import { requireSafeServer } from './requireSafeServer';

/**
 * The `connection` block of a runtime environment of type `kubernetes`: one of `kubeconfig`, `server` with `token`, and
 * `in_cluster`.
 *
 * @public
 */
export const kubernetesConnectionSchema = z
  .strictObject({
    kubeconfig: z
      .string()
      .min(1)
      .superRefine((value, context) =>
        complain(context, () => parseKubeconfig(value)),
      )
      .optional()
      .describe(
        'A kubeconfig as YAML text, of which the current context is used; a secret. It holds a token or a client certificate: exec, auth-provider and names of files are refused',
      ),
    server: z
      .string()
      .min(1)
      .max(1000)
      .superRefine((value, context) =>
        complain(context, () => requireSafeServer(value)),
      )
      .optional()
      .describe('Address of the API server, such as https://host:6443'),
    token: z
      .string()
      .min(1)
      .max(65_536)
      .regex(/^[\x21-\x7e]+$/, 'Has characters that a token cannot have')
      .optional()
      .describe('Token of a service account; a secret'),
    ca_data: z
      .string()
      .min(1)
      .max(262_144)
      .regex(/^[A-Za-z0-9+/=\s]+$/, 'Has to be PEM in base64')
      .optional()
      .describe(
        'Certificate authority of the API server, PEM in base64; those that Node.js trusts when absent',
      ),
    in_cluster: z
      .literal(true)
      .optional()
      .describe(
        'The cluster that the backend runs in, as the service account of its pod',
      ),
  })
  .superRefine((value, context) => {
    const { kubeconfig, server, token, ca_data, in_cluster } = value;
    const ways = [kubeconfig, server, in_cluster].filter(
      way => way !== undefined,
    );
    if (ways.length !== 1) {
      context.addIssue({
        code: 'custom',
        message: 'Give one of kubeconfig, server with token, and in_cluster',
      });
      return;
    }
    if (server !== undefined && token === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['token'],
        message: 'A token is needed with server',
      });
    }
    for (const [field, given] of Object.entries({ token, ca_data })) {
      if (server === undefined && given !== undefined) {
        context.addIssue({
          code: 'custom',
          path: [field],
          message: 'Belongs to server',
        });
      }
    }
  });

/**
 * Connection of a runtime environment of type `kubernetes`, validated.
 *
 * @public
 */
export type KubernetesConnectionConfig = z.infer<
  typeof kubernetesConnectionSchema
>;

/** How the cluster of a validated connection is reached; `undefined` for the one that the backend runs in. */
export function accessOf(
  connection: KubernetesConnectionConfig,
): ClusterAccess | undefined {
  const { kubeconfig, server, token, ca_data } = connection;
  if (kubeconfig !== undefined) {
    return parseKubeconfig(kubeconfig);
  }
  return server === undefined ? undefined : { server, token, caData: ca_data };
}

function complain(context: z.RefinementCtx, check: () => void) {
  try {
    check();
  } catch (error) {
    context.addIssue({
      code: 'custom',
      message: error instanceof Error ? error.message : String(error),
    });
  }
}
