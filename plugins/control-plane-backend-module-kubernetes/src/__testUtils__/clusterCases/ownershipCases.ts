import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import { driftOf, patience, useCluster } from '../useCluster';

/** Whose an object is, and who manages its fields. */
export function ownershipCases(kubeconfig: string) {
  const { given, connect, afterwards } = useCluster(kubeconfig);

  globalThis.it(
    'leaves a namespace alone that is somebody else’s, and names it',
    async () => {
      const harness = await given();
      const connection = await connect(harness);
      const desired = exampleNamespace();
      const { hand } = harness;
      await hand.create({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: desired.name, labels: { team: 'others' } },
      });
      afterwards(() => hand.deleteNamespace(desired.name));
      const before = await hand.get('Namespace', desired.name);

      const refusal = expect.objectContaining({
        name: 'TerminalRuntimeError',
        reason: 'NotOwned',
        message: expect.stringContaining(`namespaces/${desired.name} exists`),
      });
      await expect(connection.apply(desired, patience)).rejects.toEqual(
        refusal,
      );
      await expect(connection.plan(desired, patience)).rejects.toEqual(refusal);
      expect(await connection.remove(desired, patience)).toEqual({
        outcome: 'absent',
      });
      expect(await hand.get('Namespace', desired.name)).toEqual(before);
      expect(await hand.list('ResourceQuota', desired.name)).toEqual([]);
    },
  );

  globalThis.it(
    'takes nothing from another environment that has the name',
    async () => {
      const harness = await given();
      const connection = await connect(harness);
      const first = exampleNamespace();
      const second = exampleNamespace({ name: first.name });
      await connection.apply(first, patience);
      await expect(connection.apply(second, patience)).rejects.toMatchObject({
        reason: 'NotOwned',
        message: expect.stringContaining('belongs to another environment'),
      });
      expect(await connection.remove(second, patience)).toEqual({
        outcome: 'absent',
      });
      expect(await driftOf(connection, first)).toEqual([]);
    },
  );

  globalThis.it(
    'leaves an object in its namespace alone that is somebody else’s, and names it',
    async () => {
      const harness = await given();
      const connection = await connect(harness);
      const desired = exampleNamespace();
      const { hand } = harness;
      await connection.apply(desired, patience);
      await hand.delete('ConfigMap', 'groundwork-policy-pack', desired.name);
      await hand.create({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'groundwork-policy-pack', namespace: desired.name },
        data: { mine: 'yes' },
      });
      const get = () =>
        hand.get('ConfigMap', 'groundwork-policy-pack', desired.name);
      const before = await get();
      await expect(connection.apply(desired, patience)).rejects.toMatchObject({
        name: 'TerminalRuntimeError',
        reason: 'NotOwned',
        message: expect.stringContaining(
          `namespaces/${desired.name}/configmaps/groundwork-policy-pack exists`,
        ),
      });
      expect(await get()).toEqual(before);
    },
  );

  globalThis.it(
    'does not delete a namespace whose mark was taken away in part',
    async () => {
      const harness = await given();
      const connection = await connect(harness);
      const desired = exampleNamespace();
      await connection.apply(desired, patience);
      await harness.hand.edit('Namespace', desired.name, undefined, {
        metadata: { annotations: { 'groundwork.dev/owned-by': null } },
      });
      await expect(connection.remove(desired, patience)).rejects.toMatchObject({
        reason: 'NotOwned',
      });
      const { metadata } = await harness.hand.get('Namespace', desired.name);
      expect(metadata.deletionTimestamp).toBeUndefined();
    },
  );

  globalThis.it(
    'leaves labels, annotations and objects of others alone, and does not call them drift',
    async () => {
      const harness = await given();
      const connection = await connect(harness);
      const desired = exampleNamespace();
      const { hand } = harness;
      await connection.apply(desired, patience);
      await hand.edit('Namespace', desired.name, undefined, {
        metadata: { labels: { theirs: 'x' }, annotations: { theirs: 'y' } },
      });
      await hand.create({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'theirs', namespace: desired.name },
      });
      expect(await driftOf(connection, desired)).toEqual([]);
      const larger = { ...desired, quota: { ...desired.quota, pods: 3 } };
      await connection.apply({ ...larger, owner: 'group:default/x' }, patience);
      const { metadata } = await hand.get('Namespace', desired.name);
      expect(metadata.labels).toMatchObject({ theirs: 'x' });
      expect(metadata.annotations).toMatchObject({ theirs: 'y' });
      await hand.get('ConfigMap', 'theirs', desired.name);
    },
  );

  globalThis.it(
    'shows what somebody added to a policy, and takes it back',
    async () => {
      const harness = await given();
      const connection = await connect(harness);
      const desired = exampleNamespace({ policy_packs: [] });
      const { hand } = harness;
      const policy = [
        'NetworkPolicy',
        'groundwork-default-deny-ingress',
        desired.name,
      ] as const;
      await connection.apply(desired, patience);
      await hand.edit(...policy, { spec: { ingress: [{}] } });
      await hand.edit('ResourceQuota', 'groundwork', desired.name, {
        spec: { hard: { pods: '900', 'count/secrets': '5' } },
      });
      expect(await driftOf(connection, desired)).toEqual([
        {
          id: 'ResourceQuota/groundwork',
          state: 'changed',
          fields: [
            {
              path: 'spec.hard.pods',
              desired: '"20"',
              live: '"900"',
              changed_by: hand.name,
            },
            {
              path: 'spec.hard["count/secrets"]',
              live: '"5"',
              changed_by: hand.name,
            },
          ],
        },
        {
          id: 'NetworkPolicy/groundwork-default-deny-ingress',
          state: 'changed',
          fields: [
            { path: 'spec.ingress', live: '[{}]', changed_by: hand.name },
          ],
        },
      ]);
      await connection.apply(desired, patience);
      expect(await driftOf(connection, desired)).toEqual([]);
      expect((await hand.get(...policy)).spec).not.toHaveProperty('ingress');
    },
  );

  globalThis.it('makes an object anew that was made unchangeable', async () => {
    const harness = await given();
    const connection = await connect(harness);
    const desired = exampleNamespace();
    await connection.apply(desired, patience);
    await harness.hand.edit(
      'ConfigMap',
      'groundwork-policy-pack',
      desired.name,
      { immutable: true, data: { class: 'forged' } },
    );
    expect(await driftOf(connection, desired)).toHaveLength(1);
    await connection.apply(desired, patience);
    expect(await driftOf(connection, desired)).toEqual([]);
  });

  globalThis.it('drops what is no longer agreed on', async () => {
    const harness = await given();
    const connection = await connect(harness);
    const desired = exampleNamespace({ policy_packs: [] });
    await connection.apply(desired, patience);
    const strict = { ...desired, policy_packs: ['restricted-pods'] };
    expect(await driftOf(connection, strict)).toContainEqual({
      id: `Namespace/${desired.name}`,
      state: 'changed',
      fields: [
        expect.objectContaining({ desired: '"restricted"' }),
        {
          path: 'metadata.labels["pod-security.kubernetes.io/warn"]',
          live: '"restricted"',
        },
      ],
    });
    await connection.apply(strict, patience);
    expect(await driftOf(connection, strict)).toEqual([]);
    const { metadata } = await harness.hand.get('Namespace', desired.name);
    expect(metadata.labels).not.toHaveProperty(
      'pod-security.kubernetes.io/warn',
    );
  });
}
