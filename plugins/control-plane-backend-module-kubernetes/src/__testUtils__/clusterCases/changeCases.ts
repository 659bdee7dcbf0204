import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import fc from 'fast-check';
import { parse } from 'yaml';
import { kinds } from '../../client';
import { KubernetesAdapter } from '../../KubernetesAdapter';
import type { Hand } from '../Hand';
import { driftOf, patience, until, useCluster } from '../useCluster';

const finalizer = 'example.com/stuck';

/** What is planned, applied, watched and removed. */
export function changeCases(kubeconfig: string) {
  const { given, connect, afterwards } = useCluster(kubeconfig);

  globalThis.it('does what the plan said, and shows it before', async () => {
    const harness = await given();
    const connection = await connect(harness);
    const desired = exampleNamespace();
    await connection.apply(desired, patience);
    const changed = { ...desired, quota: { ...desired.quota, pods: 40 } };
    const plan = await connection.plan(changed, patience);
    expect(
      plan.changes
        .filter(({ action }) => action !== 'none')
        .map(({ resource_id, action, before = '', after = '' }) => [
          resource_id,
          action,
          parse(before).spec.hard.pods,
          parse(after).spec.hard.pods,
        ]),
    ).toEqual([['ResourceQuota/groundwork', 'update', '20', '40']]);

    await connection.apply(changed, patience);
    const after = await connection.plan(changed, patience);
    expect(after.changes.map(({ before }) => parse(before ?? ''))).toEqual(
      plan.changes.map(({ after: promised }) => parse(promised ?? '')),
    );
  });

  globalThis.it('writes nothing in a steady pass', async () => {
    const harness = await given();
    const connection = await connect(harness);
    const desired = exampleNamespace();
    await connection.apply(desired, patience);
    const before = await versionsOf(harness.hand, desired.name);
    for (let pass = 0; pass < 5; pass++) {
      await connection.observe(desired, patience);
      const { outcome } = await connection.apply(desired, patience);
      expect(outcome).toBe('unchanged');
    }
    expect(await versionsOf(harness.hand, desired.name)).toEqual(before);
  });

  globalThis.it(
    'keeps its connections, and does not make more than so many',
    async () => {
      const harness = await given();
      const connection = await connect(harness);
      const desired = exampleNamespace();
      await connection.apply(desired, patience);
      const observations = await Promise.all(
        Array.from({ length: 100 }, () => driftOf(connection, desired)),
      );
      expect(observations.flat()).toEqual([]);
      expect(harness.proxy.connections).toBeLessThanOrEqual(32);
    },
  );

  globalThis.it(
    'stops what runs in a suspended namespace, lets nothing start, and leaves what has ended',
    async () => {
      const harness = await given();
      const connection = await connect(harness);
      const desired = exampleNamespace();
      const suspended = { ...desired, suspended: true };
      await connection.apply(desired, patience);
      await harness.hand.create(aPod('one', desired.name));
      await harness.hand.create(aPod('ended', desired.name));
      await harness.hand.call(
        'PATCH',
        `/api/v1/namespaces/${desired.name}/pods/ended/status`,
        { status: { phase: 'Succeeded' } },
        'application/merge-patch+json',
      );
      expect(await driftOf(connection, desired)).toEqual([]);

      const plan = await connection.plan(suspended, patience);
      expect(
        plan.changes
          .filter(({ action }) => action === 'delete')
          .map(({ resource_id }) => resource_id),
      ).toEqual(['Pod/one']);
      const { outcome } = await connection.apply(suspended, patience);
      expect(outcome).toBe('applied');
      expect(await driftOf(connection, suspended)).toEqual([]);
      const left = await harness.hand.list('Pod', desired.name);
      expect(left.map(({ metadata }) => metadata.name)).toEqual(['ended']);
      await expect(
        harness.hand.create(aPod('two', desired.name)),
      ).rejects.toThrow(/exceeded quota/);

      await connection.apply(desired, patience);
      await until(async () => {
        try {
          await harness.hand.create(aPod('two', desired.name));
          return true;
        } catch {
          return false;
        }
      });
      expect(await driftOf(connection, desired)).toEqual([]);
    },
  );

  globalThis.it(
    'makes members viewers and editors, and takes that from who is none any more',
    async () => {
      const harness = await given();
      const connection = await connect(harness);
      const desired = exampleNamespace({
        members: [
          { identifier: 'ana', type: 'user', role: 'read_write' },
          { identifier: 'payments', type: 'identity_group', role: 'read' },
        ],
      });
      await connection.apply(desired, patience);
      expect(await driftOf(connection, desired)).toEqual([]);
      const bindings = async () =>
        (await harness.hand.list('RoleBinding', desired.name)).map(
          ({ metadata, roleRef, subjects }) => [
            metadata.name,
            (roleRef as { name: string }).name,
            (subjects as Array<{ kind: string; name: string }>).map(
              ({ kind, name }) => `${kind} ${name}`,
            ),
          ],
        );
      expect(await bindings()).toEqual([
        ['groundwork-edit', 'edit', ['User ana']],
        ['groundwork-view', 'view', ['Group payments']],
      ]);
      await connection.apply(
        { ...desired, members: desired.members?.slice(0, 1) },
        patience,
      );
      expect(await bindings()).toEqual([
        ['groundwork-edit', 'edit', ['User ana']],
      ]);
    },
  );

  globalThis.it('reads back what it writes, whatever the text is', async () => {
    const harness = await given();
    const connection = await connect(harness);
    const desired = exampleNamespace();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 200 }),
        async text => {
          const hostile = {
            ...desired,
            owner: `${text}\n---\nkind: Secret`,
            repository: text,
          };
          await connection.apply(hostile, patience);
          expect(await driftOf(connection, hostile)).toEqual([]);
        },
      ),
      {
        numRuns: 25,
        examples: [['\u0000\u0007\u007f\u0085\u2028\ufeff\uffff\ud83d\ude00']],
      },
    );
  });

  globalThis.it(
    'tells of an edit within two seconds, with its drift, and of none of its own',
    async () => {
      const harness = await given();
      const connection = await connect(harness);
      const desired = exampleNamespace();
      const quiet = exampleNamespace();
      await connection.apply(desired, patience);
      const controller = new AbortController();
      const told: string[] = [];
      const watching = connection.watch?.({
        signal: controller.signal,
        onChange: ({ ids = [] }) => told.push(...ids),
      });
      afterwards(async () => {
        controller.abort(new Error('Enough'));
        await watching;
      });
      const isHeard = () => told.includes(desired.id);
      await new Promise(resolve => {
        setTimeout(resolve, 1_000);
      });
      await connection.apply(quiet, patience);
      // What was in order is remembered, until the edit.
      expect(await driftOf(connection, desired)).toEqual([]);
      await harness.editResource(desired, 'ResourceQuota/groundwork');
      const begin = Date.now();
      await until(isHeard);
      expect(await driftOf(connection, desired)).toEqual([
        expect.objectContaining({
          id: 'ResourceQuota/groundwork',
          fields: [
            expect.objectContaining({
              path: 'spec.hard.pods',
              changed_by: harness.hand.name,
            }),
          ],
        }),
      ]);
      expect(Date.now() - begin).toBeLessThan(2_000);
      expect(told).not.toContain(quiet.id);

      // After a break it goes on from where it was.
      await harness.breakRuntime();
      told.splice(0);
      await harness.editResource(desired, 'ConfigMap/groundwork-policy-pack');
      await harness.mendRuntime();
      await until(isHeard);
      await harness.mendRuntime();
      told.splice(0);
      await connection.apply(desired, patience);
      await harness.deleteResource(desired, 'LimitRange/groundwork');
      await until(isHeard);
    },
  );

  globalThis.it(
    'waits for the end of a namespace, and says what holds it',
    async () => {
      const harness = await given();
      const connection = await connect({
        ...harness,
        adapter: KubernetesAdapter.create(),
      });
      const desired = exampleNamespace();
      const { hand } = harness;
      await connection.apply(desired, patience);
      afterwards(() => hand.deleteNamespace(desired.name));
      await hand.create({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name: 'stuck',
          namespace: desired.name,
          finalizers: [finalizer],
        },
      });
      expect(await connection.remove(desired, patience)).toMatchObject({
        outcome: 'waiting',
        message: `The namespace ${desired.name} is being deleted`,
      });
      expect(await connection.apply(desired, patience)).toMatchObject({
        outcome: 'waiting',
      });
      let message = '';
      await until(async () => {
        const result = await connection.remove(desired, patience);
        message = 'message' in result ? result.message : '';
        return message.includes(finalizer);
      });
      expect(message).toContain('1 resource instances');
      await hand.edit('ConfigMap', 'stuck', desired.name, {
        metadata: { finalizers: [] },
      });
      await until(async () => {
        const { outcome } = await connection.remove(desired, patience);
        return outcome === 'absent';
      }, 60_000);
    },
  );
}

/** The version of every object of a namespace, and of itself. */
async function versionsOf(hand: Hand, namespace: string) {
  const lists = await Promise.all(
    kinds
      .filter(({ namespaced }) => namespaced)
      .map(({ kind }) => hand.list(kind, namespace)),
  );
  const objects = [await hand.get('Namespace', namespace), ...lists.flat()];
  return objects.map(({ metadata }) => metadata.resourceVersion);
}

/** A pod that no machine will run. */
function aPod(name: string, namespace: string) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec: { containers: [{ name: 'main', image: 'example.com/main' }] },
  };
}
