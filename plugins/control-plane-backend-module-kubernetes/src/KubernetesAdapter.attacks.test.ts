import { mockServices } from '@backstage/backend-test-utils';
import {
  createAddressPolicy,
  TerminalRuntimeError,
  type AddressPolicy,
} from '@groundwork/plugin-control-plane-node';
import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import { failure, ScriptedServer } from './__testUtils__/ScriptedServer';
import { setEnvironment } from './__testUtils__/setEnvironment';
import { until } from './__testUtils__/useCluster';
import { KubernetesAdapter } from './KubernetesAdapter';

const patience = { signal: new AbortController().signal };
const desired = exampleNamespace();
const publicOnly = createAddressPolicy({
  allowed: [],
  allowsLocalFiles: false,
});
const refusal = expect.objectContaining({
  name: 'TerminalRuntimeError',
  reason: 'AddressRefused',
});

describe('KubernetesAdapter and those who want to reach through it what only the backend can', () => {
  const ends: Array<() => Promise<unknown> | undefined> = [];
  const logger = mockServices.logger.mock();

  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) {
      await end();
    }
  });

  async function givenServer(
    ...given: Parameters<typeof ScriptedServer.start>
  ): Promise<ScriptedServer> {
    const server = await ScriptedServer.start(...given);
    ends.push(() => server.stop());
    return server;
  }

  async function connect(server: string, addresses: AddressPolicy) {
    const adapter = KubernetesAdapter.create();
    const connection = await adapter.connect({
      name: 'test',
      logger,
      addresses,
      connection: adapter.connectionSchema.parse({ server, token: 'x' }),
    });
    ends.push(() => connection.close?.());
    return connection;
  }

  const absent = () => failure(404, 'NotFound', 'none');

  it.each([
    'https://127.0.0.1:PORT',
    'http://127.0.0.1:PORT',
    'http://localhost:PORT',
    'https://localhost:PORT',
    'https://[::1]:PORT',
    'https://[::ffff:127.0.0.1]:PORT',
    'https://[::ffff:7f00:1]:PORT',
    'https://[64:ff9b::127.0.0.1]:PORT',
    'https://0x7f000001:PORT',
    'https://2130706433:PORT',
    'https://0:PORT',
    'https://169.254.169.254',
    'https://[fd00:ec2::254]',
    'https://[fe80::1]',
    'https://10.0.0.1:6443',
    'https://192.168.0.1',
    'https://100.64.0.1',
  ])('does not connect to %s, in no call', async address => {
    const server = await givenServer(absent);
    const connection = await connect(
      address.replace('PORT', `${server.port}`),
      publicOnly,
    );
    for (const call of ['plan', 'observe', 'apply', 'remove'] as const) {
      await expect(connection[call](desired, patience)).rejects.toEqual(
        refusal,
      );
    }
    expect(await connection.checkHealth(patience)).toEqual({
      status: 'unavailable',
      message: expect.stringContaining('may be connected to'),
    });
    expect(server.connections).toBe(0);
  });

  it('does not connect to the cluster around, unless that is allowed', async () => {
    const server = await givenServer(absent);
    const adapter = KubernetesAdapter.create();
    const connection = await adapter.connect({
      name: 'test',
      logger,
      addresses: publicOnly,
      connection: { in_cluster: true },
    });
    ends.push(() => connection.close?.());
    const restore = setEnvironment({
      KUBERNETES_SERVICE_HOST: '127.0.0.1',
      KUBERNETES_SERVICE_PORT: `${server.port}`,
    });
    ends.push(async () => restore());
    await expect(connection.observe(desired, patience)).rejects.toEqual(
      refusal,
    );
    expect(server.connections).toBe(0);
  });

  it('watches nothing where it may not connect to', async () => {
    const server = await givenServer(absent);
    const connection = await connect(server.url, publicOnly);
    const controller = new AbortController();
    const watching = connection.watch?.({
      signal: controller.signal,
      onChange: () => {},
    });
    await until(() => logger.warn.mock.calls.length > 0);
    controller.abort(new Error('Enough'));
    await watching;
    expect(server.connections).toBe(0);
  });

  it('goes where the policy says that a name leads, and asks for every connection', async () => {
    const server = await givenServer(absent, { host: '127.0.0.2' });
    // Where the name leads by the resolver of the machine.
    const other = await givenServer(absent, { port: server.port });
    let leadsElsewhere = false;
    const rebinding: AddressPolicy = {
      ...publicOnly,
      lookup: (hostname, options, callback) => {
        expect(hostname).toBe('localhost');
        if (leadsElsewhere) {
          callback(
            new TerminalRuntimeError('The address may not be connected to', {
              reason: 'AddressRefused',
            }),
            '',
          );
        } else if (options.all) {
          callback(null, [{ address: '127.0.0.2', family: 4 }]);
        } else {
          callback(null, '127.0.0.2', 4);
        }
      },
    };
    const connection = await connect(
      `http://localhost:${server.port}`,
      rebinding,
    );
    await connection.observe(desired, patience);
    expect(server.calls).toHaveLength(1);

    leadsElsewhere = true;
    server.cut();
    await until(async () => {
      const error = await connection
        .observe(desired, patience)
        .catch((reason: Error) => reason);
      return error instanceof TerminalRuntimeError;
    });
    await expect(connection.observe(desired, patience)).rejects.toEqual(
      refusal,
    );
    expect(other.connections).toBe(0);
  });

  it('shares no connection with who may connect to more', async () => {
    const server = await givenServer(absent);
    const adapter = KubernetesAdapter.create();
    const open = createAddressPolicy({
      allowed: 'all',
      allowsLocalFiles: false,
    });
    const [wide, narrow] = await Promise.all(
      [open, publicOnly].map(addresses =>
        adapter.connect({
          name: 'test',
          logger,
          addresses,
          connection: { server: server.url, token: 'x' },
        }),
      ),
    );
    ends.push(
      () => wide.close?.(),
      () => narrow.close?.(),
    );
    await wide.observe(desired, patience);
    await expect(narrow.observe(desired, patience)).rejects.toEqual(refusal);
  });

  it.each([301, 302, 303, 307, 308])(
    'follows no redirect (%i)',
    async status => {
      const other = await givenServer(absent);
      const server = await givenServer(() => ({
        status,
        headers: { location: `${other.url}/latest/meta-data` },
      }));
      const connection = await connect(
        server.url,
        createAddressPolicy({ allowed: 'all', allowsLocalFiles: true }),
      );
      await expect(connection.apply(desired, patience)).rejects.toMatchObject({
        name: 'TerminalRuntimeError',
        reason: 'Redirected',
      });
      expect(other.connections).toBe(0);
    },
  );
});
