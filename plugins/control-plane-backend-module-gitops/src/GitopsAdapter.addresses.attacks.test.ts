import { mockServices } from '@backstage/backend-test-utils';
import {
  createAddressPolicy,
  type AddressPolicy,
} from '@groundwork/plugin-control-plane-node';
import {
  anyAddress,
  exampleNamespace,
} from '@groundwork/plugin-control-plane-node/testUtils';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { httpHarness } from './__testUtils__/gitopsHarness';
import { pullRequestHarness } from './__testUtils__/pullRequestHarness';
import { patience, useGitops } from './__testUtils__/useGitops';
import { GitopsAdapter } from './GitopsAdapter';

/** As for runtime environments that somebody made through the API, where the configuration allows nothing more. */
const publicOnly = createAddressPolicy({
  allowed: [],
  allowsLocalFiles: false,
});

const refused = [
  ...Array.from({ length: 4 }, () => 'TerminalRuntimeError AddressRefused'),
  expect.stringMatching(/^unavailable: .* not one that may be connected to$/),
];

describe('GitopsAdapter and addresses that must not be reached', () => {
  const { given, afterwards } = useGitops();
  const variables = { ...process.env };

  afterEach(() => {
    process.env = { ...variables };
  });

  async function connect(
    connection: object,
    addresses: AddressPolicy = publicOnly,
  ) {
    const adapter = GitopsAdapter.create({ workingDirectory: '/tmp' });
    const connected = await adapter.connect({
      name: 'test',
      addresses,
      logger: mockServices.logger.mock(),
      connection: adapter.connectionSchema.parse(connection),
    });
    afterwards(async () => connected.close?.());
    return connected;
  }

  /** What every call, and the health, say about a connection. */
  async function attempted(connection: object, addresses?: AddressPolicy) {
    const connected = await connect(connection, addresses);
    const desired = exampleNamespace();
    const calls = [
      connected.plan(desired, patience),
      connected.observe(desired, patience),
      connected.apply(desired, patience),
      connected.remove(desired, patience),
    ].map(call => call.then(String, error => `${error.name} ${error.reason}`));
    const { status, message } = await connected.checkHealth(patience);
    return [...(await Promise.all(calls)), `${status}: ${message}`];
  }

  it.each([
    'https://127.0.0.1/envs.git',
    'https://localhost/envs.git',
    'http://localhost/envs.git',
    'https://2130706433/envs.git',
    'https://0x7f.1/envs.git',
    'https://0.0.0.0/envs.git',
    'https://169.254.169.254/latest/meta-data.git',
    'https://10.0.0.1/envs.git',
    'https://192.168.1.1/envs.git',
    'https://100.64.0.1/envs.git',
    'https://[::1]/envs.git',
    'https://[::]/envs.git',
    'https://[::ffff:127.0.0.1]/envs.git',
    'https://[::ffff:a9fe:a9fe]/envs.git',
    'https://[fe80::1]/envs.git',
    'https://[fd00::1]/envs.git',
  ])('refuses the remote %s', async url => {
    expect(await attempted({ url, auth: { token: 'canary' } })).toEqual(
      refused,
    );
  });

  it('refuses paths on the machine of the backend', async () => {
    for (const url of ['/etc', 'var/gitops.git', '~/envs.git']) {
      await expect(connect({ url })).rejects.toMatchObject({
        name: 'TerminalRuntimeError',
        reason: 'LocalFilesRefused',
      });
    }
    await expect(connect({ url: 'file:///etc' })).rejects.toThrow();
  });

  it('refuses names that mean an address inside, even among addresses outside', async () => {
    const listener = createServer(socket => socket.destroy());
    let connections = 0;
    listener.on('connection', () => {
      connections += 1;
    });
    await new Promise<void>(resolve => {
      listener.listen(0, '127.0.0.1', resolve);
    });
    afterwards(
      () =>
        new Promise(resolve => {
          listener.close(() => resolve());
        }),
    );
    const { port } = listener.address() as AddressInfo;
    const url = `http://localhost:${port}/envs.git`;
    expect(await attempted({ url, auth: { token: 'canary' } })).toEqual(
      refused,
    );
    expect(connections).toBe(0);
  });

  it('goes to the address that was allowed, not to the one that the name means a moment later', async () => {
    const harness = await given(httpHarness);
    const { port } = new URL(harness.server.url);
    const { auth } = harness.connection as { auth: object };
    const url = `http://localhost:${port}/gitops.git`;
    const asked: string[] = [];
    const policyTo = (address: string): AddressPolicy => ({
      ...anyAddress,
      resolve: async name => {
        asked.push(name);
        return [{ address, family: 4 }];
      },
    });
    const connection = await connect({ url, auth }, policyTo('127.0.0.1'));
    await connection.apply(exampleNamespace(), patience);
    expect(asked.length).toBeGreaterThan(2);

    // The name still means the server to everybody else: only what was looked up counts.
    harness.server.paths.length = 0;
    const elsewhere = await connect({ url, auth }, policyTo('127.0.0.9'));
    await expect(
      elsewhere.apply(exampleNamespace(), patience),
    ).rejects.toMatchObject({ name: 'TransientRuntimeError' });
    expect(harness.server.paths).toEqual([]);
  }, 60_000);

  it('refuses the API of a host under the same rules, literal or by name', async () => {
    const harness = await given(() => pullRequestHarness('github'));
    const { port } = new URL(harness.host.apiUrl);
    const url = String(harness.connection.url).replace(
      '127.0.0.1',
      'localhost',
    );
    // The remote may be reached, so that only the API is left to be refused.
    const addresses: AddressPolicy = {
      ...publicOnly,
      resolve: name =>
        name === 'localhost'
          ? anyAddress.resolve('127.0.0.1')
          : publicOnly.resolve(name),
    };
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      const pullRequest = { apiUrl: `http://${host}:${port}` };
      const connection = await connect(
        { ...harness.connection, url, pullRequest },
        addresses,
      );
      await connection.plan(exampleNamespace(), patience);
      await expect(
        connection.apply(exampleNamespace(), patience),
      ).rejects.toMatchObject({ reason: 'AddressRefused' });
    }
    expect(harness.host.calls).toEqual([]);
  }, 60_000);

  it('follows no redirect of the API, to wherever it leads', async () => {
    const target = await given(() => pullRequestHarness('github'));
    for (const provider of ['github', 'gitlab'] as const) {
      const harness = await given(() => pullRequestHarness(provider));
      harness.host.intercept = ({ parts }) => ({
        status: 302,
        headers: { location: `${target.host.apiUrl}/${parts.join('/')}` },
      });
      const connection = await connect(harness.connection, anyAddress);
      await expect(
        connection.apply(exampleNamespace(), patience),
      ).rejects.toMatchObject({
        name: 'TerminalRuntimeError',
        reason: 'RedirectRefused',
      });
    }
    expect(target.host.calls).toEqual([]);
  }, 60_000);

  it('refuses here what a proxy of the environment would be asked for', async () => {
    process.env.https_proxy = 'http://127.0.0.1:9';
    process.env.http_proxy = 'http://127.0.0.1:9';
    for (const url of [
      'https://169.254.169.254/latest.git',
      'http://localhost/envs.git',
    ]) {
      expect(await attempted({ url, auth: { token: 'canary' } })).toEqual(
        refused,
      );
    }
  });
});
