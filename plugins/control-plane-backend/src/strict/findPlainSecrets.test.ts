import { writeFile } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { leavesOf } from './leavesOf';
import { findConfigFiles } from './findConfigFiles';
import { findPlainSecrets } from './findPlainSecrets';

/** As if every key with such a name were declared a secret. */
const enumerate = (config: { getOptional(): unknown }) =>
  leavesOf(config.getOptional())
    .filter(({ key }) => /(secret|token|password)(\[\d+\])?$/i.test(key))
    .map(({ value }) => String(value));

describe('secrets in configuration files', () => {
  const directory = createMockDirectory();

  async function findIn(content: string) {
    const file = directory.resolve('app-config.yaml');
    await writeFile(file, content);
    return findPlainSecrets([file], enumerate);
  }

  it('are named by their keys, and never by what they are', async () => {
    const found = await findIn(`
      backend: { auth: { keys: [{ secret: canary-1 }, { secret: canary-2 }] } }
      database: { connection: { password: 12345 } }
      gitops: { url: canary-1, token: "$\${LITERAL}" }
      tokens: { token: [canary-3] }
    `);
    expect(found).toEqual([
      'backend.auth.keys[0].secret in app-config.yaml',
      'backend.auth.keys[1].secret in app-config.yaml',
      'database.connection.password in app-config.yaml',
      'gitops.token in app-config.yaml',
      'tokens.token[0] in app-config.yaml',
    ]);
  });

  it('are none where they come from elsewhere', async () => {
    expect(
      await findIn(`
        a: { secret: { $file: /run/secrets/a } }
        b: { token: { $env: TOKEN } }
        c: { password: "\${PASSWORD}" }
        d: { secret: "Bearer \${TOKEN}" }
        e: { secret: { $include: secrets.yaml#e } }
        f: { name: plain }
        g: { secret: null }
      `),
    ).toEqual([]);
  });

  it('are not told when a file cannot be read', async () => {
    const error = await findIn('a: [canary-secret\nb: {').catch(e => e);
    expect(error.message).toMatch(/app-config.yaml cannot be read$/);
    expect(String(error.stack)).not.toContain('canary-secret');
  });

  describe('files', () => {
    beforeEach(() => {
      directory.setContent({
        'app-config.yaml': '',
        'app-config.local.yaml': '',
        'app-config.staging.yaml': '',
        'packages/backend': {},
      });
    });
    const cwd = () => directory.resolve('packages/backend');
    const find = (argv: string[], env = {}) =>
      findConfigFiles({ argv, cwd: cwd(), env });
    const inRoot = (...names: string[]) =>
      names.map(name => directory.resolve(name));

    it('are those that the process was started with', () => {
      expect(
        find([
          '--config',
          '../../a.yaml',
          '--other',
          '--config=/b/c.yaml',
          '--config',
          'https://example.com/d.yaml',
        ]),
      ).toEqual([...inRoot('a.yaml'), '/b/c.yaml']);
    });

    it('are the default ones when it was started with none', () => {
      expect(find([])).toEqual(
        inRoot('app-config.yaml', 'app-config.local.yaml'),
      );
      expect(find([], { BACKSTAGE_ENV: 'staging, none' })).toEqual(
        inRoot(
          'app-config.yaml',
          'app-config.staging.yaml',
          'app-config.local.yaml',
        ),
      );
    });
  });
});
