import { z } from 'zod';
import { gitopsConnectionSchema } from './gitopsConnectionSchema';

/** Only looks like one. */
const privateKey = [
  `-----BEGIN ${'OPENSSH'} PRIVATE KEY-----`,
  'AAAA',
  `-----END ${'OPENSSH'} PRIVATE KEY-----`,
].join('\n');

describe('gitopsConnectionSchema', () => {
  it('needs nothing but the repository', () => {
    expect(gitopsConnectionSchema.parse({ url: 'var/gitops.git' })).toEqual({
      url: 'var/gitops.git',
      branch: 'main',
      mode: 'direct',
      author: { name: 'Groundwork', email: 'groundwork@localhost' },
      argocd: { namespace: 'argocd', project: 'default', destinations: {} },
    });
  });

  it('takes everything that can be configured', () => {
    const connection = {
      url: 'https://git.example.com/envs.git',
      branch: 'release/2026.1',
      mode: 'direct',
      author: { name: 'Platform Bot', email: 'bot@example.com' },
      auth: { username: 'bot', token: 'secret' },
      pollInterval: 60,
      argocd: {
        namespace: 'gitops',
        project: 'environments',
        repoUrl: 'https://git.internal/envs.git',
        destinations: {
          'us-east-1': { name: 'us-east-1' },
          'eu-central-1': { server: 'https://10.0.0.1:6443' },
        },
      },
      webUrl: 'https://git.example.com/envs',
    };
    expect(gitopsConnectionSchema.parse(connection)).toEqual(connection);
  });

  it.each([
    '-f',
    '--force',
    'a..b',
    'a//b',
    'a/',
    '/a',
    'a.lock',
    'a/.b',
    'a.',
    'a@{1}',
    'a b',
    'a~1',
    'a^',
    'a:b',
    'a?',
    'a*',
    'a[b',
    'a\\b',
    'a\n',
    'HEAD',
    'refs/heads/main',
    '',
  ])('refuses the branch %j', branch => {
    expect(
      gitopsConnectionSchema.safeParse({ url: 'x.git', branch }).success,
    ).toBe(false);
  });

  it('takes pull requests with what a known host needs, and with everything', () => {
    expect(
      gitopsConnectionSchema.parse({
        url: 'https://github.com/example/envs.git',
        mode: 'pull_request',
        auth: { token: 'secret' },
      }),
    ).toMatchObject({ mode: 'pull_request' });
    const pullRequest = {
      provider: 'gitlab',
      apiUrl: 'https://git.example.com/api/v4',
      repository: 'group/sub/envs',
      token: 'secret',
      promotionBranchPrefix: 'promote/',
      labels: ['environments'],
      draft: true,
      autoMerge: 'squash',
      pollInterval: 30,
    };
    expect(
      gitopsConnectionSchema.parse({
        url: 'git@git.example.com:group/sub/envs.git',
        mode: 'pull_request',
        provider: 'gitlab',
        auth: { privateKey, knownHosts: 'git.example.com ssh-ed25519 AAAA' },
        commit: { message: '{action} {name}', signingKey: privateKey },
        pullRequest,
      }).pullRequest,
    ).toEqual(pullRequest);
  });

  it.each([
    [{ mode: 'pull-request' }, /pull_request/],
    [{ url: 'x.git', auth: undefined }, /host/],
    [{ url: 'https://git.example.com/a/b.git' }, /github or gitlab/],
    [{ auth: undefined }, /token/],
    [
      { provider: 'github', pullRequest: { provider: 'gitlab' } },
      /Contradicts/,
    ],
    [{ branch: 'groundwork/main' }, /promotion branch/],
    [{ pullRequest: { apiUrl: 'http://api.example.com' } }, /https/],
    [{ pullRequest: { apiUrl: 'https://a:b@api.example.com' } }, /credentials/],
    [{ pullRequest: { apiUrl: 'file:///etc/passwd' } }, /./],
    [{ pullRequest: { repository: '../other/repository' } }, /path/],
    [{ pullRequest: { promotionBranchPrefix: '-x' } }, /branch/],
    [{ pullRequest: { promotionBranchPrefix: 'a..b' } }, /branch/],
    [{ pullRequest: { promotionBranchPrefix: 'refs/heads/' } }, /branch/],
    [{ pullRequest: { token: 'a\r\nX-Header: b' } }, /./],
    [{ pullRequest: { labels: ['a,b'] } }, /./],
  ])('refuses the pull requests of %j', (changed, message) => {
    const { error } = gitopsConnectionSchema.safeParse({
      url: 'https://github.com/example/envs.git',
      mode: 'pull_request',
      auth: { token: 'secret' },
      ...changed,
    });
    expect(error?.issues[0].message).toMatch(message);
  });

  it.each([
    [{ privateKey }, /host keys/],
    [{ knownHosts: 'h ssh-ed25519 AAAA' }, /private key/],
    [{ token: 'x' }, /https/],
    [{ privateKey: 'no key', knownHosts: 'h ssh-ed25519 AAAA' }, /private key/],
    [{ privateKey, knownHosts: 'h' }, /known_hosts/],
    [{ privateKey, knownHosts: 'h ssh-ed25519 AAAA\u0000' }, /known_hosts/],
  ])('refuses the credentials %# for ssh://', (auth, message) => {
    const { error } = gitopsConnectionSchema.safeParse({
      url: 'git@git.example.com:envs.git',
      auth,
    });
    expect(error?.issues[0].message).toMatch(message);
  });

  it('takes no template that would stay as it is written', () => {
    const parse = (message: string) =>
      gitopsConnectionSchema.safeParse({ url: 'x.git', commit: { message } });
    expect(parse('{action} {name}\n\nFor {team}').success).toBe(true);
    expect(parse('{nmae}').error?.issues[0].message).toMatch(/\{name\}/);
    expect(parse('{constructor}').success).toBe(false);
    expect(parse('a\u0000b').success).toBe(false);
  });

  it.each([
    [{ url: 'ext::sh -c id' }, /Transport helpers/],
    [{ url: 'x.git', auth: { token: 'x' } }, /https/],
    [{ url: 'https://h.example/x.git', auth: { username: 'x' } }, /token/],
    [
      { url: 'https://h.example/x.git', auth: { token: 'a\r\nX-Header: b' } },
      /./,
    ],
    [{ url: 'x.git', author: { name: 'A <b>' } }, /./],
    [{ url: 'x.git', author: { email: 'a\ncommitter b' } }, /./],
    [{ url: 'x.git', argocd: { destinations: { 'us-1': {} } } }, /either/],
    [{ url: 'x.git', webUrl: 'data:text/html,x' }, /./],
    [{ url: 'x.git', surprise: true }, /surprise/],
  ])('refuses %j', (connection, message) => {
    const { error } = gitopsConnectionSchema.safeParse(connection);
    expect(error?.issues[0].message).toMatch(message);
  });

  it('describes every field', () => {
    const undescribed: string[] = [];
    const visit = (path: string, schema: unknown) => {
      const node = schema as {
        description?: string;
        properties?: Record<string, unknown>;
        additionalProperties?: unknown;
      };
      for (const [key, child] of Object.entries(node.properties ?? {})) {
        const { description } = child as { description?: string };
        if (!description) {
          undescribed.push(`${path}${key}`);
        }
        visit(`${path}${key}.`, child);
      }
      if (typeof node.additionalProperties === 'object') {
        visit(`${path}*.`, node.additionalProperties);
      }
    };
    visit('', z.toJSONSchema(gitopsConnectionSchema, { io: 'input' }));
    expect(undescribed).toEqual([]);
  });
});
