import { TestDatabases } from '@backstage/backend-test-utils';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import gitops from '@groundwork/plugin-control-plane-backend-module-gitops';
import kubernetes from '@groundwork/plugin-control-plane-backend-module-kubernetes';
import { runtimesPath, useRuntimeApi } from './__testUtils__/useRuntimeApi';

// The client of Kubernetes takes its time to be loaded.
jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const kubeconfigWith = (user: string, server: string) => `
apiVersion: v1
kind: Config
current-context: main
clusters: [{ name: main, cluster: { server: '${server}' } }]
users: [{ name: main, user: ${user} }]
contexts: [{ name: main, context: { cluster: main, user: main } }]
`;

describe.each(databases.eachSupportedId())(
  'connections of the adapters that come along on %p',
  id => {
    const api = useRuntimeApi(
      databases,
      id,
      { addresses: {} },
      {
        features: [kubernetes, gitops],
      },
    );

    const add = (type: string, connection_config: object) =>
      api.ask<RuntimeEnvironment>('POST', runtimesPath, {
        name: api.unique(),
        type,
        connection_config,
      });

    it.each<[string, string, object, string]>([
      [
        'a kubeconfig that runs a program',
        'kubernetes',
        {
          kubeconfig: kubeconfigWith(
            '{ exec: { apiVersion: v1, command: canary } }',
            'https://example.com:6443',
          ),
        },
        'connection_config.kubeconfig',
      ],
      [
        'a kubeconfig that reads a file',
        'kubernetes',
        {
          kubeconfig: kubeconfigWith(
            '{ tokenFile: /var/run/secrets/canary }',
            'https://example.com:6443',
          ),
        },
        'connection_config.kubeconfig',
      ],
      [
        'a server with credentials in its address',
        'kubernetes',
        { server: 'https://canary:canary@example.com', token: 'canary' },
        'connection_config.server',
      ],
      [
        'a repository on this machine',
        'gitops',
        { url: '/var/lib/canary.git' },
        'connection_config',
      ],
    ])('refuse %s', async (_what, type, connection, field) => {
      const { status, body } = await add(type, connection);
      expect([status, body.details?.map(each => each.field)]).toEqual([
        400,
        [field],
      ]);
      expect(JSON.stringify(body)).not.toContain('canary');
    });

    it.each<[string, string, object]>([
      [
        'loopback',
        'kubernetes',
        { server: 'https://127.0.0.1:6443', token: 'canary-token' },
      ],
      [
        'the metadata service',
        'kubernetes',
        {
          kubeconfig: kubeconfigWith(
            '{ token: canary-token }',
            'https://169.254.169.254',
          ),
        },
      ],
      [
        'an IPv4 address inside of an IPv6 one',
        'kubernetes',
        { server: 'https://[::ffff:10.0.0.1]:6443', token: 'canary-token' },
      ],
      ['loopback by name', 'gitops', { url: 'https://localhost/x.git' }],
      ['the metadata service', 'gitops', { url: 'https://169.254.169.254/x' }],
    ])('never reach %s by %s', async (_what, type, connection) => {
      // An address is looked at when it is connected to for the first time.
      const added = await add(type, connection);
      expect(added.status).toBe(201);
      const { body } = await api.ask<RuntimeEnvironment>(
        'POST',
        `${runtimesPath}/${added.body.id}/check`,
      );
      expect(body.health_status).toBe('unavailable');
      expect(body.health_message).toMatch(/not one that may be connected to/);
      expect(JSON.stringify(body)).not.toContain('canary');
    });
  },
);
