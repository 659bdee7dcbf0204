import { deepEqual, equal, ok } from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import type { DesiredNamespace } from '../runtime';
import type { ContractCase } from './ContractCase';
import {
  assertRefused,
  assertSettled,
  assertStates,
  patience,
} from './contractTools';
import { exampleNamespace } from './exampleNamespace';

const hostileText = 'x\n---\nkind: Secret\r\n...\u2028{{ y }}${{ z }}&a *a';
const hostileParameters = {
  [hostileText]: hostileText,
  ...(JSON.parse('{"__proto__": {"polluted": true}}') as object),
  nested: [{ '+argocd:skip-file-rendering': null }, 1e21, '\ud800', ''],
};
const illegalLabels = [
  'groundwork.dev/request-id',
  'app.kubernetes.io/managed-by',
  'pod-security.kubernetes.io/enforce',
  'a b',
  'x\n---\nkind: Secret',
];

/** What classes ask for beyond a quota: policies, parameters, and an end that is no removal. */
export const policyCases: readonly ContractCase[] = [
  {
    title:
      'brings policies about as they change, and takes away what they no longer ask for',
    async run({ harness, connect }) {
      const connection = await connect();
      const plain: DesiredNamespace = exampleNamespace();
      const restricted: DesiredNamespace = {
        ...plain,
        policies: {
          pod_security: 'restricted',
          ingress: 'deny',
          egress: 'dns',
          labels: { 'example.com/tier': 'gold' },
          image_registries: ['ghcr.io/example'],
          data: { note: hostileText },
        },
      };
      const open: DesiredNamespace = {
        ...plain,
        policies: { ingress: 'same-namespace', egress: 'same-namespace' },
      };
      for (const next of [plain, restricted, open, restricted, plain]) {
        equal((await connection.apply(next, patience())).outcome, 'applied');
        await assertSettled(harness, connection, next);
      }
      const { resources } = await connection.observe(restricted, patience());
      ok(resources.some(({ state }) => state === 'missing'));
      ok(resources.some(({ state }) => state === 'changed'));
      deepEqual(await connection.remove(restricted, patience()), {
        outcome: 'removed',
      });
    },
  },
  {
    title:
      'keeps parameters with the namespace, and takes them away when there are none',
    async run({ harness, connect }) {
      const connection = await connect();
      const plain: DesiredNamespace = exampleNamespace();
      const first = { ...plain, parameters: { replicas: 2, name: 'yes' } };
      const second = { ...plain, parameters: { replicas: 3 } };
      await connection.apply(first, patience());
      await assertSettled(harness, connection, first);
      await assertStates(connection, second, ['changed', 'in_sync']);
      await connection.apply(second, patience());
      await assertSettled(harness, connection, second);

      const { resources } = await connection.observe(plain, patience());
      equal(resources.filter(({ state }) => state === 'extra').length, 1);
      const plan = await connection.plan(plain, patience());
      equal(plan.changes.filter(({ action }) => action === 'delete').length, 1);
      equal((await connection.apply(plain, patience())).outcome, 'applied');
      await assertSettled(harness, connection, plain);
      const again = await connection.observe(first, patience());
      equal(
        again.resources.filter(({ state }) => state === 'missing').length,
        1,
      );
    },
  },
  {
    title: 'mends parameters that somebody edited or took away',
    async run({ harness, connect }) {
      const connection = await connect();
      const plain: DesiredNamespace = exampleNamespace();
      const desired = { ...plain, parameters: { replicas: 2 } };
      const { resources } = await connection.plan(plain, patience());
      const known = new Set(resources.map(({ id }) => id));
      await connection.apply(desired, patience());
      const planned = await connection.plan(desired, patience());
      const added = planned.resources.filter(({ id }) => !known.has(id));
      equal(added.length, 1);
      const [{ id }] = added;

      await harness.editResource(desired, id);
      await assertStates(connection, desired, ['changed', 'in_sync']);
      await connection.apply(desired, patience());
      await assertSettled(harness, connection, desired);

      await harness.deleteResource(desired, id);
      await assertStates(connection, desired, ['in_sync', 'missing']);
      await connection.apply(desired, patience());
      await assertSettled(harness, connection, desired);
    },
  },
  {
    title: 'suspends a namespace, and takes it up again as it was',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired: DesiredNamespace = exampleNamespace();
      const suspended = { ...desired, suspended: true };
      await connection.apply(desired, patience());
      const plan = await connection.plan(suspended, patience());
      ok(plan.changes.some(({ action }) => action === 'update'));
      equal((await connection.apply(suspended, patience())).outcome, 'applied');
      await assertSettled(harness, connection, suspended);
      equal((await connection.apply(desired, patience())).outcome, 'applied');
      await assertSettled(harness, connection, desired);
      await connection.apply(suspended, patience());
      deepEqual(await connection.remove(suspended, patience()), {
        outcome: 'removed',
      });
    },
  },
  {
    title:
      'takes hostile parameters and policies for values, in as many documents',
    async run({ harness, connect }) {
      const connection = await connect();
      const tame = exampleNamespace({
        parameters: { a: 1 },
        policies: { data: { note: 'x' } },
      });
      const hostile: DesiredNamespace = {
        ...tame,
        parameters: hostileParameters,
        policies: { data: { note: hostileText } },
      };
      const plan = await connection.plan(hostile, patience());
      const tamePlan = await connection.plan(tame, patience());
      deepEqual(
        plan.resources.map(({ kind, name }) => [kind, name]),
        tamePlan.resources.map(({ kind, name }) => [kind, name]),
      );
      for (const { content } of plan.resources) {
        equal(parseAllDocuments(content).length, 1);
      }
      await connection.apply(hostile, patience());
      await assertSettled(harness, connection, hostile);
    },
  },
  {
    title: 'refuses policies that would take a mark or could not be written',
    async run({ harness, connect }) {
      const connection = await connect();
      const changes = await harness.countChanges?.();
      for (const label of illegalLabels) {
        await assertRefused(
          connection,
          exampleNamespace({ policies: { labels: { [label]: 'x' } } }),
        );
      }
      equal(await harness.countChanges?.(), changes);
    },
  },
];
