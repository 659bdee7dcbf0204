import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import { failure } from './__testUtils__/ScriptedServer';
import { until } from './__testUtils__/useCluster';
import {
  scriptedToken,
  useScriptedServer,
} from './__testUtils__/useScriptedServer';
import { kindOf, type KubeObject } from './client';
import { renderObjects } from './manifests';

jest.setTimeout(120_000);

const patience = { signal: new AbortController().signal };
const desired = exampleNamespace({ name: 'payments' });

describe('KubernetesConnection that watches', () => {
  const { connectedTo, logged, afterwards } = useScriptedServer();

  it('lists again when a watch cannot go on, and tells what it missed', async () => {
    const object = (resourceVersion: string, pods: string) => ({
      metadata: {
        name: 'groundwork',
        uid: 'u',
        resourceVersion,
        labels: { 'groundwork.dev/request-id': desired.id },
      },
      spec: { hard: { pods } },
    });
    let lists = 0;
    const { server, connection } = await connectedTo(({ path, query }) => {
      if (!path.endsWith('/resourcequotas')) {
        return 'hang';
      }
      if (query.get('watch') !== 'true') {
        lists += 1;
        const items = [object(String(lists), lists === 1 ? '1' : '2')];
        const metadata = { resourceVersion: String(lists * 10) };
        return { status: 200, body: { items, metadata } };
      }
      const bookmark = {
        type: 'BOOKMARK',
        object: { metadata: { resourceVersion: '11' } },
      };
      const status = failure(410, 'Expired', 'too old').body;
      return query.get('resourceVersion') === '10'
        ? {
            status: 200,
            body: `${JSON.stringify(bookmark)}\n${JSON.stringify({ type: 'ERROR', object: status })}\n`,
          }
        : { status: 200, body: '', isOpen: true };
    });
    const controller = new AbortController();
    const told: Array<{ ids?: string[] }> = [];
    const watching = connection.watch?.({
      signal: controller.signal,
      onChange: change => told.push(change),
    });
    await until(() => told.length > 0);
    controller.abort(new Error('Enough'));
    await watching;
    expect(told).toEqual([{ ids: [desired.id] }]);
    expect(logged()).not.toContain(scriptedToken);
    expect(
      server.calls.filter(call => call.endsWith('/resourcequotas')).length,
    ).toBeGreaterThanOrEqual(3);
  });

  it('asks a cluster that it watches nothing again, until something changes', async () => {
    const rendered = renderObjects(desired);
    let pods = '20';
    const live = () =>
      rendered.map(({ object, type }) => ({
        ...structuredClone(object),
        metadata: { ...object.metadata, uid: type.kind, resourceVersion: pods },
        ...(type.kind === 'ResourceQuota' && {
          spec: { hard: { ...hardOf(object), pods } },
        }),
      }));
    const { server, connection } = await connectedTo(({ path, query }) => {
      const found = live().filter(({ kind }) =>
        path.endsWith(`/${kindOf(String(kind)).resource}`),
      );
      if (query.get('watch') === 'true') {
        const events = found.map(object => ({ type: 'MODIFIED', object }));
        const body = events.map(event => `${JSON.stringify(event)}\n`).join('');
        return { status: 200, body, isOpen: true };
      }
      return path.endsWith('/namespaces/payments')
        ? { status: 200, body: live()[0] }
        : {
            status: 200,
            body: { items: found, metadata: { resourceVersion: '1' } },
          };
    });
    const controller = new AbortController();
    const told: Array<string | undefined> = [];
    const watching = connection.watch?.({
      signal: controller.signal,
      onChange: ({ ids = [] }) => told.push(...ids),
    });
    afterwards(async () => {
      controller.abort(new Error('Enough'));
      await watching;
    });
    const statesOf = async () => {
      const { resources } = await connection.observe(desired, patience);
      return resources
        .filter(({ state }) => state !== 'in_sync')
        .map(({ id, state }) => `${id} ${state}`);
    };
    // Each kind is listed, and then watched.
    await until(() => server.calls.length >= 12);
    await until(async () => {
      await statesOf();
      const before = server.calls.length;
      expect(await statesOf()).toEqual([]);
      return server.calls.length === before;
    });
    const before = server.calls.length;
    for (let pass = 0; pass < 10; pass++) {
      expect(await statesOf()).toEqual([]);
    }
    expect(server.calls).toHaveLength(before);

    pods = '7';
    server.cut();
    await until(() => told.includes(desired.id));
    expect(await statesOf()).toEqual(['ResourceQuota/groundwork changed']);
  });
});

function hardOf(object: KubeObject): Record<string, string> {
  return (object.spec as { hard?: Record<string, string> }).hard ?? {};
}
