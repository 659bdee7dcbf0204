import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ClusterAccess } from './ClusterAccess';
import { requireSafeServer } from './requireSafeServer';

const lengthMax = 262_144;

const base64 = z
  .string()
  .min(1)
  .regex(/^[A-Za-z0-9+/=\s]+$/, 'has to be base64');
const headerText = z
  .string()
  .min(1)
  .regex(/^[\x21-\x7e]+$/, 'has characters that a token cannot have');

/** Why fields that other clients understand are refused. */
const refused: Record<string, string> = {
  exec: 'would start a program on the backend; give a token or a client certificate',
  'auth-provider': 'needs a plugin; give a token or a client certificate',
  tokenFile: 'names a file of the backend; give token',
  'token-file': 'names a file of the backend; give token',
  'client-certificate':
    'names a file of the backend; give client-certificate-data',
  'client-key': 'names a file of the backend; give client-key-data',
  'certificate-authority':
    'names a file of the backend; give certificate-authority-data',
  'insecure-skip-tls-verify':
    'is refused, certificates are always verified; give certificate-authority-data',
  'proxy-url': 'is refused, proxies are not used',
};

const cluster = z.object({
  server: z.string(),
  'certificate-authority-data': base64.optional(),
  'tls-server-name': z
    .string()
    .max(253)
    .regex(/^[A-Za-z0-9]([-.A-Za-z0-9]*[A-Za-z0-9])?$/, 'is not a host name')
    .optional(),
});
const user = z.object({
  token: headerText.optional(),
  'client-certificate-data': base64.optional(),
  'client-key-data': base64.optional(),
});
const file = z.object({
  'current-context': z.string(),
  contexts: z.array(
    z.object({
      name: z.string(),
      context: z.object({ cluster: z.string(), user: z.string() }),
    }),
  ),
  clusters: z.array(z.object({ name: z.string(), cluster: z.unknown() })),
  users: z.array(z.object({ name: z.string(), user: z.unknown() })),
});

/**
 * Reads the current context of a kubeconfig. Nothing that would start a program, read a file or pass over a certificate
 * is taken, in no entry of it.
 *
 * @throws InputError that names the field
 */
export function parseKubeconfig(text: string): ClusterAccess {
  const config = check(file, read(text), '');
  const clusters = config.clusters.map(({ name, cluster: entry }, index) => ({
    name,
    ...known(cluster, entry, `clusters[${index}].cluster`),
  }));
  const users = config.users.map(({ name, user: entry }, index) => ({
    name,
    ...known(user, entry ?? {}, `users[${index}].user`),
  }));
  for (const [index, { server }] of clusters.entries()) {
    within(`clusters[${index}].cluster.server`, () =>
      requireSafeServer(server),
    );
  }

  const current = config['current-context'];
  const { context } = found(config.contexts, current, 'current-context');
  const itsCluster = found(clusters, context.cluster, 'context.cluster');
  const itsUser = found(users, context.user, 'context.user');
  const certData = itsUser['client-certificate-data'];
  const keyData = itsUser['client-key-data'];
  if ((certData === undefined) !== (keyData === undefined)) {
    throw new InputError(
      'client-certificate-data and client-key-data belong together',
    );
  }
  if (certData === undefined && itsUser.token === undefined) {
    throw new InputError(
      'the user of the current context has neither a token nor a client certificate',
    );
  }
  return {
    server: itsCluster.server,
    caData: itsCluster['certificate-authority-data'],
    tlsServerName: itsCluster['tls-server-name'],
    token: itsUser.token,
    certData,
    keyData,
  };
}

function read(text: string): unknown {
  if (text.length > lengthMax) {
    throw new InputError(`is longer than ${lengthMax} characters`);
  }
  try {
    return parse(text, { maxAliasCount: 0, logLevel: 'error' });
  } catch {
    // What the parser says would repeat a part of the file.
    throw new InputError('is not YAML');
  }
}

/** Checks an entry, and refuses every field of it that is not known, saying why. */
function known<T extends z.ZodObject>(
  schema: T,
  entry: unknown,
  path: string,
): z.infer<T> {
  for (const key of Object.keys(check(z.looseObject({}), entry, path))) {
    if (key !== 'extensions' && !Object.hasOwn(schema.shape, key)) {
      const why = Object.hasOwn(refused, key)
        ? refused[key]
        : 'is not supported';
      throw new InputError(`${path}.${plain(key)} ${why}`);
    }
  }
  return check(schema, entry, path);
}

function check<T extends z.ZodType>(
  schema: T,
  value: unknown,
  path: string,
): z.infer<T> {
  const result = schema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const field = [path, ...issue.path.map(String)].filter(Boolean).join('.');
    throw new InputError(`${field || 'the file'}: ${issue.message}`);
  }
  return result.data;
}

function found<T extends { name: string }>(
  entries: T[],
  name: string,
  field: string,
): T {
  const entry = entries.find(candidate => candidate.name === name);
  if (!entry) {
    throw new InputError(`${field} names nothing in the file`);
  }
  return entry;
}

function within(field: string, run: () => void) {
  try {
    run();
  } catch (error) {
    throw new InputError(
      `${field} ${error instanceof Error ? error.message : error}`,
    );
  }
}

function plain(key: string): string {
  return key.replace(/[^A-Za-z0-9_-]/g, '?').slice(0, 60);
}
