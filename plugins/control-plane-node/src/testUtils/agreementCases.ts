import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { ObservedResource } from '@groundwork/plugin-control-plane-common';
import type { AcceptedDifference, DesiredNamespace } from '../runtime';
import type { ContractCase } from './ContractCase';
import {
  assertRefused,
  assertSettled,
  assertStates,
  patience,
} from './contractTools';
import { exampleNamespace } from './exampleNamespace';

const reservedNames = ['default', 'kube-system', 'kube-public', 'openshift'];
const illegalKeys = ['', 'a/b', '../escape', '-a', 'a\n', 'a: b', '__proto__'];

/** What is agreed otherwise than usual: drift that was accepted, no quota, metadata, names that are refused. */
export const agreementCases: readonly ContractCase[] = [
  {
    title: 'takes an edit that was accepted for what should be, and keeps it',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      await connection.apply(desired, patience());
      const { resources } = await connection.plan(desired, patience());
      for (const { id } of resources) {
        await harness.editResource(desired, id);
      }
      const observed = await connection.observe(desired, patience());
      const settled = { ...desired, accepted: accepting(observed.resources) };
      equal(settled.accepted.length, resources.length);

      await assertSettled(harness, connection, settled);
      await assertStates(connection, desired, ['changed']);

      const { id } = resources[resources.length - 1];
      await harness.deleteResource(settled, id);
      await assertStates(connection, settled, ['in_sync', 'missing']);
      equal((await connection.apply(settled, patience())).outcome, 'applied');
      await assertSettled(harness, connection, settled);
      await assertStates(connection, desired, ['changed']);

      await connection.apply(desired, patience());
      await assertStates(connection, desired, ['in_sync']);
    },
  },
  {
    title: 'brings a changed agreement about beside an edit that was accepted',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      await connection.apply(desired, patience());
      const { resources } = await connection.plan(desired, patience());
      await harness.editResource(desired, resources[0].id);
      const observed = await connection.observe(desired, patience());
      const settled = {
        ...desired,
        quota: { ...desired.quota, pods: 40 },
        accepted: accepting(observed.resources),
      };
      await assertStates(connection, settled, ['changed', 'in_sync']);
      equal((await connection.apply(settled, patience())).outcome, 'applied');
      await assertSettled(harness, connection, settled);
    },
  },
  {
    title: 'does not make again what may be gone',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      await connection.apply(desired, patience());
      const { resources } = await connection.plan(desired, patience());
      const { id } = resources[resources.length - 1];
      await harness.deleteResource(desired, id);
      const settled: DesiredNamespace = {
        ...desired,
        accepted: [{ resource_id: id, state: 'missing', fields: [] }],
      };
      await assertSettled(harness, connection, settled);
      await assertStates(connection, desired, ['in_sync', 'missing']);
      const larger = { ...settled, quota: { ...desired.quota, pods: 40 } };
      await connection.apply(larger, patience());
      await assertSettled(harness, connection, larger);
      await assertStates(connection, { ...larger, accepted: [] }, [
        'in_sync',
        'missing',
      ]);
    },
  },
  {
    title: 'does not take away what may be there but with the whole namespace',
    needs: 'addExtra',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      await connection.apply(desired, patience());
      ok(harness.addExtra, 'The harness has no addExtra');
      await harness.addExtra(desired);
      const observed = await connection.observe(desired, patience());
      const settled = { ...desired, accepted: accepting(observed.resources) };
      deepEqual(
        settled.accepted.map(({ state }) => state),
        ['extra'],
      );
      await assertSettled(harness, connection, settled);
      const larger = { ...settled, quota: { ...desired.quota, pods: 40 } };
      await connection.apply(larger, patience());
      await assertSettled(harness, connection, larger);
      await assertStates(connection, { ...larger, accepted: [] }, [
        'extra',
        'in_sync',
      ]);
      await connection.remove(settled, patience());
      await assertStates(connection, desired, ['missing']);
    },
  },
  {
    title: 'refuses to accept what no resource can be made to be',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      await connection.apply(desired, patience());
      const changes = await harness.countChanges?.();
      const { resources } = await connection.plan(desired, patience());
      const fields = [
        { path: 'spec.__proto__.polluted', live: '1' },
        { path: 'constructor', live: '1' },
        { path: '(file)', live: '"2 YAML documents"' },
        { path: 'spec[', live: '1' },
        { path: 'spec.long', live: '"cut…' },
      ];
      for (const field of fields) {
        await assertRefused(connection, {
          ...desired,
          accepted: [
            {
              resource_id: resources[0].id,
              state: 'changed',
              fields: [field],
            },
          ],
        });
      }
      equal(await harness.countChanges?.(), changes);
      await assertStates(connection, desired, ['in_sync']);
    },
  },
  {
    title: 'gives a namespace without a quota no limits, and takes them away',
    async run({ harness, connect }) {
      const connection = await connect();
      const limited = exampleNamespace();
      const unlimited: DesiredNamespace = { ...limited, quota: undefined };
      await connection.apply(unlimited, patience());
      await assertSettled(harness, connection, unlimited);

      await assertStates(connection, limited, ['in_sync', 'missing']);
      await connection.apply(limited, patience());
      await assertSettled(harness, connection, limited);

      await assertStates(connection, unlimited, ['extra', 'in_sync']);
      equal((await connection.apply(unlimited, patience())).outcome, 'applied');
      await assertSettled(harness, connection, unlimited);
      deepEqual(await connection.remove(unlimited, patience()), {
        outcome: 'removed',
      });
    },
  },
  {
    title: 'keeps metadata with the namespace, and keeps it up to date',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      const first: DesiredNamespace = {
        ...desired,
        metadata: {
          'cost-center': '0815',
          contact: 'é "x"\n---\nkind: Secret',
        },
      };
      const second = { ...desired, metadata: { 'cost-center': 'yes' } };
      for (const next of [first, second, desired, first]) {
        equal((await connection.apply(next, patience())).outcome, 'applied');
        await assertSettled(harness, connection, next);
      }
      await assertStates(connection, second, ['changed', 'in_sync']);
    },
  },
  {
    title: 'refuses keys of metadata that can be none',
    async run({ harness, connect }) {
      const connection = await connect();
      const changes = await harness.countChanges?.();
      for (const key of illegalKeys) {
        await assertRefused(
          connection,
          exampleNamespace({
            metadata: JSON.parse(`{${JSON.stringify(key)}: "x"}`),
          }),
        );
      }
      equal(await harness.countChanges?.(), changes);
    },
  },
  {
    title: 'says which names it refuses, and refuses those alone',
    async run({ harness, connect }) {
      const connection = await connect();
      const { adapter } = harness;
      const changes = await harness.countChanges?.();
      const ordinary = exampleNamespace();
      equal(adapter.refuseName?.(ordinary.name), undefined);
      for (const name of reservedNames) {
        const refusal = adapter.refuseName?.(name);
        if (refusal !== undefined) {
          match(refusal, /^\S.*\.$/);
          await assertRefused(connection, { ...ordinary, name });
        }
      }
      equal(await harness.countChanges?.(), changes);
    },
  },
];

/** What somebody accepts who accepts everything that was observed. */
function accepting(resources: ObservedResource[]): AcceptedDifference[] {
  return resources.flatMap(({ id, state, fields }) =>
    state === 'in_sync'
      ? []
      : [
          {
            resource_id: id,
            state,
            fields: fields.map(({ path, live }) => ({
              path,
              ...(live !== undefined && { live }),
            })),
          },
        ],
  );
}
