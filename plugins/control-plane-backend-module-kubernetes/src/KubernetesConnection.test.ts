import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import { failure } from './__testUtils__/ScriptedServer';
import { until } from './__testUtils__/useCluster';
import { useScriptedServer } from './__testUtils__/useScriptedServer';

jest.setTimeout(120_000);

const patience = { signal: new AbortController().signal };
const desired = exampleNamespace({ name: 'payments' });

describe('KubernetesConnection and an API server that does not do what it is asked', () => {
  const { connectedTo } = useScriptedServer();

  it('explains that nobody answers', async () => {
    const { connection, stop } = await connectedTo(() => 'hang');
    await stop();
    await expect(connection.observe(desired, patience)).rejects.toMatchObject({
      name: 'TransientRuntimeError',
      reason: 'Unreachable',
      message: 'The API server cannot be reached (ECONNREFUSED)',
    });
    expect(await connection.checkHealth(patience)).toEqual({
      status: 'unavailable',
      message: 'The API server cannot be reached (ECONNREFUSED).',
    });
  });

  it('does not wait forever for an answer', async () => {
    const { connection } = await connectedTo(() => 'hang', {
      callTimeoutMs: 200,
    });
    await expect(connection.observe(desired, patience)).rejects.toMatchObject({
      name: 'TransientRuntimeError',
      reason: 'Timeout',
      message: 'The API server did not answer in time',
    });
  });

  it('ends a call with the reason of its signal', async () => {
    const { server, connection } = await connectedTo(() => 'hang');
    const controller = new AbortController();
    const pending = connection.observe(desired, { signal: controller.signal });
    await until(() => server.calls.length > 0);
    const reason = new Error('Enough');
    controller.abort(reason);
    await expect(pending).rejects.toBe(reason);
  });

  it('keeps what stands before the API in an address', async () => {
    const { server, connection } = await connectedTo(
      () => failure(404, 'NotFound', 'none'),
      { path: '/k8s/clusters/c-1/' },
    );
    await connection.observe(desired, patience);
    expect(server.calls).toEqual([
      'GET /k8s/clusters/c-1/api/v1/namespaces/payments',
    ]);
  });

  it('looks again when somebody else was faster, and not forever', async () => {
    const { server, connection } = await connectedTo(({ method }) =>
      method === 'GET'
        ? failure(404, 'NotFound', 'none')
        : failure(409, 'AlreadyExists', 'it is there'),
    );
    await expect(connection.apply(desired, patience)).rejects.toMatchObject({
      reason: 'Conflict',
    });
    const patches = server.calls.filter(call => call.startsWith('PATCH'));
    expect(patches).toHaveLength(5);
  });

  it('waits when the namespace goes while it writes into it', async () => {
    const { connection } = await connectedTo(({ method, path }) => {
      const metadata = { name: desired.name, uid: 'u' };
      if (method === 'GET') {
        return failure(404, 'NotFound', 'none');
      }
      return path.endsWith('/namespaces/payments')
        ? { status: 201, body: { metadata } }
        : failure(403, 'Forbidden', 'it is being terminated', {
            causes: [{ reason: 'NamespaceTerminating' }],
          });
    });
    expect(await connection.apply(desired, patience)).toMatchObject({
      outcome: 'waiting',
      message: 'The namespace payments is being deleted',
    });
  });
});
