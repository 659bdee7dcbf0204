import { z } from 'zod';
import { gitopsConnectionSchema } from './gitopsConnectionSchema';

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

  it('says that direct is the only mode', () => {
    const { error } = gitopsConnectionSchema.safeParse({
      url: 'x.git',
      mode: 'pull-request',
    });
    expect(error?.issues[0].message).toMatch(/only mode is "direct"/);
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
