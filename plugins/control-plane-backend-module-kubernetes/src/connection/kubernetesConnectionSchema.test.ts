import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import {
  accessOf,
  kubernetesConnectionSchema,
} from './kubernetesConnectionSchema';

const canary = 'canary-token-c0ffee';
const text = `
apiVersion: v1
kind: Config
current-context: test
contexts: [{ name: test, context: { cluster: one, user: admin } }]
clusters: [{ name: one, cluster: { server: 'https://10.0.0.1:6443', certificate-authority-data: QUJD } }]
users: [{ name: admin, user: { token: ${canary} } }, { name: other, user: {} }]
preferences: {}
`;

function complaintsOf(connection: unknown): string[] {
  const { error } = kubernetesConnectionSchema.safeParse(connection);
  return (error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
}

/** The kubeconfig with fields set. */
function withFields(kind: 'clusters' | 'users', fields: object, index = 0) {
  const config = parse(text);
  const entry = config[kind][index];
  const key = kind === 'clusters' ? 'cluster' : 'user';
  entry[key] = { ...entry[key], ...fields };
  return { kubeconfig: stringify(config) };
}

describe('kubernetesConnectionSchema', () => {
  it('takes a kubeconfig, a token, and the cluster around', () => {
    expect(
      accessOf(kubernetesConnectionSchema.parse({ kubeconfig: text })),
    ).toEqual({
      server: 'https://10.0.0.1:6443',
      caData: 'QUJD',
      token: canary,
    });
    expect(
      accessOf(
        kubernetesConnectionSchema.parse({
          server: 'https://k8s.example.com',
          token: canary,
          ca_data: 'QUJD',
        }),
      ),
    ).toEqual({
      server: 'https://k8s.example.com',
      token: canary,
      caData: 'QUJD',
    });
    expect(
      accessOf(kubernetesConnectionSchema.parse({ in_cluster: true })),
    ).toBeUndefined();
  });

  it.each([
    [
      'users',
      { exec: { command: 'touch', args: ['/tmp/pwned'] } },
      'users[0].user.exec would start a program',
    ],
    [
      'users',
      { 'auth-provider': { name: 'gcp' } },
      'users[0].user.auth-provider needs a plugin',
    ],
    [
      'users',
      { tokenFile: '/etc/passwd' },
      'users[0].user.tokenFile names a file',
    ],
    [
      'users',
      { 'token-file': '/etc/passwd' },
      'users[0].user.token-file names a file',
    ],
    [
      'users',
      { 'client-key': '/etc/passwd' },
      'users[0].user.client-key names a file',
    ],
    [
      'users',
      { 'client-certificate': '/etc/passwd' },
      'users[0].user.client-certificate names a file',
    ],
    ['users', { as: 'system:admin' }, 'users[0].user.as is not supported'],
    ['users', { password: 'x' }, 'users[0].user.password is not supported'],
    ['users', { __proto__x: 1 }, 'users[0].user.__proto__x is not supported'],
    [
      'clusters',
      { 'certificate-authority': '/etc/passwd' },
      'clusters[0].cluster.certificate-authority names a file',
    ],
    [
      'clusters',
      { 'insecure-skip-tls-verify': true },
      'clusters[0].cluster.insecure-skip-tls-verify is refused',
    ],
    [
      'clusters',
      { 'proxy-url': 'http://10.0.0.2' },
      'clusters[0].cluster.proxy-url is refused',
    ],
    [
      'clusters',
      { server: 'http://10.0.0.1' },
      'clusters[0].cluster.server has to begin with https://',
    ],
    [
      'clusters',
      { server: 'https://a:b@10.0.0.1' },
      'clusters[0].cluster.server must not hold credentials',
    ],
    [
      'clusters',
      { server: 'file:///etc/passwd' },
      'clusters[0].cluster.server has to begin with https://',
    ],
  ] as const)('refuses in %s %j, naming the field', (kind, fields, message) => {
    const complaints = complaintsOf(withFields(kind, fields));
    expect(complaints).toEqual([
      expect.stringContaining(`kubeconfig: ${message}`),
    ]);
    expect(complaints.join()).not.toContain(canary);
  });

  it('refuses a program of a user that is not used, too', () => {
    const connection = withFields('users', { exec: { command: 'x' } }, 1);
    expect(complaintsOf(connection)).toEqual([
      expect.stringContaining('users[1].user.exec'),
    ]);
  });

  it.each([
    ['neither of them', {}, ': Give one of kubeconfig'],
    ['two of them', { kubeconfig: text, in_cluster: true }, ': Give one of'],
    [
      'a server without a token',
      { server: 'https://a' },
      'token: A token is needed',
    ],
    [
      'a token without a server',
      { in_cluster: true, token: 'x' },
      'token: Belongs to server',
    ],
    [
      'a token with a line break',
      { server: 'https://a', token: 'x\r\ny: z' },
      'token: Has characters',
    ],
    [
      'http to elsewhere',
      { server: 'http://10.0.0.1', token: 'x' },
      'server: has to begin with https://',
    ],
    [
      'http to what looks like here',
      { server: 'http://127.0.0.1.example.com', token: 'x' },
      'server: has to begin',
    ],
    [
      'an unknown field',
      { in_cluster: true, cluster: 'x' },
      ': Unrecognized key',
    ],
    [
      'what is no YAML',
      { kubeconfig: `{${canary}` },
      'kubeconfig: is not YAML',
    ],
    [
      'a context that is not there',
      {
        kubeconfig: text.replace('current-context: test', 'current-context: x'),
      },
      'kubeconfig: current-context names nothing',
    ],
    [
      'an alias bomb',
      { kubeconfig: 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]' },
      'kubeconfig: ',
    ],
  ])('refuses %s', (_name, connection, message) => {
    const complaints = complaintsOf(connection);
    expect(complaints[0]).toContain(message);
    expect(complaints.join()).not.toContain(canary);
  });

  it('takes http to this machine', () => {
    for (const server of [
      'http://127.0.0.1:8001',
      'http://localhost',
      'http://[::1]:1',
    ]) {
      expect(complaintsOf({ server, token: 'x' })).toEqual([]);
    }
  });

  it('answers with a complaint, whatever the text is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), kubeconfig => {
        expect(complaintsOf({ kubeconfig })).not.toEqual([]);
      }),
    );
  });
});
