import {
  anyAddress,
  exampleNamespace,
} from '@groundwork/plugin-control-plane-node/testUtils';
import { mockServices } from '@backstage/backend-test-utils';
import { createAddressPolicy } from '@groundwork/plugin-control-plane-node';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GitSshServer,
  makeSshKey,
  type SshKey,
} from './__testUtils__/GitSshServer';
import { Hand } from './__testUtils__/Hand';
import { patience } from './__testUtils__/useGitops';
import { createRemoteAccess } from './access';
import { parseRepositoryUrl } from './connection';
import { GitopsAdapter } from './GitopsAdapter';

describe('a repository over SSH', () => {
  const variables = { ...process.env };
  let directory: string;
  let hostKey: SshKey;
  let clientKey: SshKey;
  let otherKey: SshKey;
  let server: GitSshServer;
  let hand: Hand;

  beforeAll(async () => {
    [hostKey, clientKey, otherKey] = await Promise.all([
      makeSshKey(),
      makeSshKey(),
      makeSshKey(),
    ]);
  });

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'groundwork-ssh-'));
    // Where private files are written is looked at below.
    await mkdir(join(directory, 'tmp'));
    process.env.TMPDIR = join(directory, 'tmp');
    server = await GitSshServer.start({
      hostKey,
      clientKey: clientKey.publicKey,
    });
    const repository = join(directory, 'envs.git');
    hand = await Hand.create({ url: repository });
    await hand.git('init', '--quiet', '--bare', repository);
  });

  afterEach(async () => {
    process.env = { ...variables };
    await server.stop();
    await hand.dispose();
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  });

  async function connect(changed: {
    host?: string;
    auth?: object;
    addresses?: typeof anyAddress;
  }) {
    const { host = 'localhost', addresses = anyAddress } = changed;
    const adapter = GitopsAdapter.create({
      workingDirectory: join(directory, 'tmp'),
    });
    return adapter.connect({
      name: 'test',
      logger: mockServices.logger.mock(),
      addresses,
      connection: adapter.connectionSchema.parse({
        url: `ssh://git@${host}:${server.port}${join(directory, 'envs.git')}`,
        auth: {
          privateKey: clientKey.privateKey,
          knownHosts: server.knownHosts(host),
          ...changed.auth,
        },
      }),
    });
  }

  it('is read and written with the key and the host keys of the connection', async () => {
    const connection = await connect({});
    const desired = exampleNamespace();
    expect(await connection.apply(desired, patience)).toMatchObject({
      outcome: 'applied',
    });
    const { resources } = await connection.observe(desired, patience);
    expect(resources.every(({ state }) => state === 'in_sync')).toBe(true);
    expect(await connection.checkHealth(patience)).toMatchObject({
      status: 'healthy',
    });
    expect(await hand.list()).toHaveLength(6);
    expect(server.commands.join('\n')).toContain('git-receive-pack');
    await connection.close?.();
    // Neither keys nor copies are left.
    expect(await readdir(join(directory, 'tmp'))).toEqual([]);
  }, 60_000);

  it('is not trusted with another host key, or with none that is known', async () => {
    const log = [];
    for (const knownHosts of [
      server.knownHosts('localhost', otherKey),
      `elsewhere.example.com ${hostKey.publicKey}\n`,
    ]) {
      const connection = await connect({ auth: { knownHosts } });
      const error = await connection
        .apply(exampleNamespace(), patience)
        .catch(reason => reason);
      expect(error).toMatchObject({
        name: 'TerminalRuntimeError',
        message: expect.stringMatching(/host key/),
      });
      log.push(error.message, error.stack);
      await connection.close?.();
    }
    expect(server.attempts).toEqual([]);
    expect(server.commands).toEqual([]);
    expect(log.join('\n')).not.toContain('PRIVATE KEY');
  }, 60_000);

  it('refuses another key for good, and is offered no other than the configured', async () => {
    const home = join(directory, 'home');
    await mkdir(join(home, '.ssh'), { recursive: true });
    await writeFile(join(home, '.ssh/id_ed25519'), clientKey.privateKey, {
      mode: 0o600,
    });
    await writeFile(
      join(home, '.ssh/config'),
      `Host *\n  IdentityFile ${join(home, '.ssh/id_ed25519')}\n  ProxyCommand touch ${join(home, 'owned')}\n`,
    );
    process.env.HOME = home;
    const connection = await connect({
      auth: { privateKey: otherKey.privateKey },
    });
    await expect(
      connection.apply(exampleNamespace(), patience),
    ).rejects.toMatchObject({
      name: 'TerminalRuntimeError',
      message: expect.stringContaining('were refused'),
    });
    const offered = new Set(
      server.attempts.filter(attempt => attempt !== 'none'),
    );
    expect([...offered]).toEqual([otherKey.publicKey.split(' ')[1]]);
    expect(await readdir(home)).toEqual(['.ssh']);
    await connection.close?.();
  }, 60_000);

  it('is reached at the address that was allowed, whatever its name means otherwise', async () => {
    // Nobody else knows this name.
    const host = 'git.rebinding.test';
    const asked: string[] = [];
    const connection = await connect({
      host,
      addresses: {
        ...anyAddress,
        resolve: async name => {
          asked.push(name);
          return [{ address: '127.0.0.1', family: 4 }];
        },
      },
    });
    expect(await connection.apply(exampleNamespace(), patience)).toMatchObject({
      outcome: 'applied',
    });
    // Once for every time that Git goes there.
    expect(asked).toHaveLength(server.connections);
    expect(new Set(asked)).toEqual(new Set([host]));
    await connection.close?.();
  }, 60_000);

  it('is not connected to where that is not allowed, nor with the agent of the backend', async () => {
    const addresses = createAddressPolicy({
      allowed: [],
      allowsLocalFiles: false,
    });
    const connection = await connect({ addresses });
    await expect(
      connection.apply(exampleNamespace(), patience),
    ).rejects.toMatchObject({
      name: 'TerminalRuntimeError',
      reason: 'AddressRefused',
    });
    expect(server.connections).toBe(0);
    await connection.close?.();
    expect(() =>
      createRemoteAccess({
        repository: parseRepositoryUrl('git@git.example.com:envs.git'),
        auth: undefined,
        addresses,
      }),
    ).toThrow(expect.objectContaining({ reason: 'LocalFilesRefused' }));
  });

  it('lays its key out for its owner alone, and takes it away after each run', async () => {
    const access = createRemoteAccess({
      repository: parseRepositoryUrl('git@localhost:envs.git'),
      auth: {
        privateKey: clientKey.privateKey.trim(),
        knownHosts: server.knownHosts('localhost'),
      },
      addresses: anyAddress,
    });
    const opened = await access.open(patience.signal);
    const command = opened.extras.variables?.GIT_SSH_COMMAND ?? '';
    const key = /-i '([^']+)'/.exec(command)?.[1] ?? '';
    expect((await stat(key)).mode % 0o1000).toBe(0o600);
    expect((await stat(join(key, '..'))).mode % 0o1000).toBe(0o700);
    expect(command).not.toContain('PRIVATE KEY');
    await opened.close();
    expect(await readdir(join(directory, 'tmp'))).toEqual([]);
  });
});
