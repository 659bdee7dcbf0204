import {
  anyAddress,
  exampleNamespace,
} from '@groundwork/plugin-control-plane-node/testUtils';
import {
  kindOf,
  KubeClient,
  KubeCredentials,
  KubeStatusError,
  type KubeObject,
} from '../../client';
import { accessOf } from '../../connection';
import { Cluster } from '../../live';
import { isOwned, renderObjects } from '../../manifests';
import { deleteExtra, writeObject } from '../../operations/writeObject';
import type { ClusterHarness } from '../clusterHarness';
import { patience, useCluster } from '../useCluster';

const annotation = 'groundwork.dev/owned-by';
const races = 25;

/** What others do between the look at an object and the write to it. */
export function raceCases(kubeconfig: string) {
  const { given, connect, afterwards } = useCluster(kubeconfig);

  /** What the adapter writes with, so that something can happen before it writes. */
  function clusterOf(harness: ClusterHarness): Cluster {
    const { kubeconfig: text } = harness;
    const client = KubeClient.create(
      KubeCredentials.create({
        access: accessOf({ kubeconfig: text }),
        addresses: anyAddress,
      }),
    );
    afterwards(() => client.close());
    return Cluster.create(client);
  }

  /** An environment, and its objects of a kind as rendered and as live. */
  async function provisioned(kind: string) {
    const harness = await given();
    const desired = exampleNamespace();
    const connection = await connect(harness);
    await connection.apply(desired, patience);
    const rendered = renderObjects(desired).find(one => one.kind === kind);
    if (!rendered) {
      throw new Error(`Nothing of kind ${kind} is rendered`);
    }
    const place = [kind, rendered.name, desired.name] as const;
    const { hand } = harness;
    return {
      cluster: clusterOf(harness),
      options: { desired, ...patience },
      desired,
      connection,
      hand,
      rendered,
      place,
      live: await hand.get(...place),
      get: () => hand.get(...place),
    };
  }

  globalThis.it(
    'does not take over what somebody made since it looked, even where nothing conflicts',
    async () => {
      const it = await provisioned('ConfigMap');
      const { hand, place, rendered } = it;
      await hand.delete(...place);
      await hand.create({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: rendered.name, namespace: it.desired.name },
      });
      const before = await it.get();
      await expect(
        writeObject(it.cluster, { rendered }, it.options),
      ).rejects.toMatchObject({ reason: 'NotOwned' });
      expect(await it.get()).toEqual(before);
    },
  );

  globalThis.it(
    'does not take over a namespace that somebody made since it looked',
    async () => {
      const harness = await given();
      const { hand } = harness;
      const desired = exampleNamespace();
      const [rendered] = renderObjects(desired);
      await hand.create({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: desired.name },
      });
      afterwards(() => hand.deleteNamespace(desired.name));
      const before = await hand.get('Namespace', desired.name);
      await expect(
        writeObject(clusterOf(harness), { rendered }, { desired, ...patience }),
      ).rejects.toMatchObject({ reason: 'NotOwned' });
      const after = await hand.get('Namespace', desired.name);
      expect(after.metadata.managedFields).toEqual(
        before.metadata.managedFields,
      );
    },
  );

  globalThis.it(
    'does not change or delete what was given out of its hands since it looked',
    async () => {
      const it = await provisioned('ConfigMap');
      const { hand, place, live, rendered } = it;
      await hand.edit(...place, {
        metadata: { annotations: { [annotation]: null } },
        data: { class: 'mine' },
      });
      const before = await it.get();
      const changed = {
        ...rendered,
        object: { ...rendered.object, data: { class: 'another' } },
      };
      await expect(
        writeObject(it.cluster, { rendered: changed, live }, it.options),
      ).rejects.toMatchObject({ status: 409 });
      const extra = {
        resource: { ...rendered, state: 'extra' as const, fields: [] },
        rendered: undefined,
        live,
      };
      await expect(
        deleteExtra(it.cluster, extra, kindOf('ConfigMap'), it.options),
      ).rejects.toMatchObject({ status: 409 });
      expect(await it.get()).toEqual(before);
      await expect(
        it.connection.apply(it.desired, patience),
      ).rejects.toMatchObject({ reason: 'NotOwned' });
      expect(await it.get()).toEqual(before);
    },
  );

  globalThis.it(
    'does not change what took the place of its own since it looked',
    async () => {
      const it = await provisioned('ConfigMap');
      const { hand, place, live, rendered } = it;
      await hand.delete(...place);
      await hand.create({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: rendered.name, namespace: it.desired.name },
        data: { mine: 'yes' },
      });
      const before = await it.get();
      const changed = {
        ...rendered,
        object: { ...rendered.object, data: { class: 'another' } },
      };
      const error = await writeObject(
        it.cluster,
        { rendered: changed, live },
        it.options,
      ).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(KubeStatusError);
      expect((error as KubeStatusError).isRace).toBe(true);
      expect(await it.get()).toEqual(before);
    },
  );

  globalThis.it(
    'has an object as its own or leaves it alone, whoever is faster',
    async () => {
      const it = await provisioned('ConfigMap');
      const { hand, place, rendered, desired } = it;
      const theirs: KubeObject = {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: rendered.name, namespace: desired.name },
        data: { mine: 'yes' },
      };
      for (let race = 0; race < races; race++) {
        await hand.delete(...place);
        const [applied, made] = await Promise.allSettled([
          it.connection.apply(desired, patience),
          new Promise(resolve => {
            setTimeout(resolve, Math.random() * 20);
          }).then(() => hand.create(theirs)),
        ]);
        const { data, metadata } = await it.get();
        if (applied.status === 'fulfilled') {
          expect(made.status).toBe('rejected');
          expect(data).toEqual(rendered.object.data);
        } else {
          expect(applied.reason).toMatchObject({ reason: 'NotOwned' });
          expect(made.status).toBe('fulfilled');
          expect(data).toEqual(theirs.data);
        }
        expect(isOwned({ metadata }, desired.id)).toBe(
          applied.status === 'fulfilled',
        );
      }
    },
  );
}
