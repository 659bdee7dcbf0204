import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import type { ContractCase } from './ContractCase';
import { assertStates, patience, placeOf } from './contractTools';
import { exampleNamespace } from './exampleNamespace';

/** What happens to a namespace from its plan to its end. */
export const lifecycleCases: readonly ContractCase[] = [
  {
    title: 'plans to create everything at first, and changes nothing by it',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      const changes = await harness.countChanges?.();

      const plan = await connection.plan(desired, patience());
      const ids = plan.resources.map(({ id }) => id);
      notEqual(ids.length, 0);
      equal(new Set(ids).size, ids.length);
      deepEqual(
        plan.changes,
        plan.resources.map(({ id, content }) => ({
          resource_id: id,
          action: 'create',
          after: content,
        })),
      );
      deepEqual(await connection.plan(desired, patience()), plan);
      await assertStates(connection, desired, ['missing']);
      equal(await harness.countChanges?.(), changes);
    },
  },
  {
    title: 'applies what it planned',
    async run({ connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      const plan = await connection.plan(desired, patience());
      const result = await connection.apply(desired, patience());
      equal(result.outcome, 'applied');

      await assertStates(connection, desired, ['in_sync']);
      const { resources } = await connection.observe(desired, patience());
      deepEqual(resources.map(placeOf), plan.resources.map(placeOf));
      const after = await connection.plan(desired, patience());
      deepEqual(after.resources, plan.resources);
      deepEqual(
        after.changes.map(({ action }) => action),
        plan.resources.map(() => 'none'),
      );
    },
  },
  {
    title: 'changes nothing when it applies a second time',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      await connection.apply(desired, patience());
      const changes = await harness.countChanges?.();
      const again = await connection.apply(desired, patience());
      equal(again.outcome, 'unchanged');
      equal(await harness.countChanges?.(), changes);
    },
  },
  {
    title: 'brings a changed agreement about',
    async run({ connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      await connection.apply(desired, patience());
      const larger = { ...desired, quota: { ...desired.quota, pods: 40 } };

      const plan = await connection.plan(larger, patience());
      ok(plan.changes.some(({ action }) => action === 'update'));
      await assertStates(connection, larger, ['changed', 'in_sync']);
      const result = await connection.apply(larger, patience());
      equal(result.outcome, 'applied');
      await assertStates(connection, larger, ['in_sync']);
    },
  },
  {
    title: 'shows edits by hand with their fields, and mends them',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      await connection.apply(desired, patience());
      const plan = await connection.plan(desired, patience());

      const edits = new Map<string, { path: string; changed_by?: string }>();
      for (const { id } of plan.resources) {
        edits.set(id, await harness.editResource(desired, id));
        const { resources } = await connection.observe(desired, patience());
        deepEqual(
          resources.map(resource => [
            resource.id,
            resource.state,
            resource.fields.map(({ path }) => path),
          ]),
          plan.resources.map(resource => {
            const edit = edits.get(resource.id);
            return edit
              ? [resource.id, 'changed', [edit.path]]
              : [resource.id, 'in_sync', []];
          }),
        );
        const edited = resources.find(resource => resource.id === id);
        equal(edited?.fields[0]?.changed_by, edits.get(id)?.changed_by);
      }
      const result = await connection.apply(desired, patience());
      equal(result.outcome, 'applied');
      await assertStates(connection, desired, ['in_sync']);
    },
  },
  {
    title: 'shows a deletion by hand as missing, and mends it',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      await connection.apply(desired, patience());
      const plan = await connection.plan(desired, patience());
      const { id } = plan.resources[plan.resources.length - 1];

      await harness.deleteResource(desired, id);
      const { resources } = await connection.observe(desired, patience());
      deepEqual(
        resources
          .filter(({ state }) => state !== 'in_sync')
          .map(resource => [resource.id, resource.state]),
        [[id, 'missing']],
      );
      await connection.apply(desired, patience());
      await assertStates(connection, desired, ['in_sync']);
    },
  },
  {
    title: 'shows what should not be there as extra, and takes it away',
    needs: 'addExtra',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      await connection.apply(desired, patience());
      ok(harness.addExtra, 'The harness has no addExtra');
      await harness.addExtra(desired);

      await assertStates(connection, desired, ['extra', 'in_sync']);
      const plan = await connection.plan(desired, patience());
      ok(plan.changes.some(({ action }) => action === 'delete'));
      await connection.apply(desired, patience());
      await assertStates(connection, desired, ['in_sync']);
    },
  },
  {
    title: 'removes a namespace and nothing of another one',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      const neighbour = exampleNamespace();
      await connection.apply(desired, patience());
      await connection.apply(neighbour, patience());

      deepEqual(await connection.remove(desired, patience()), {
        outcome: 'removed',
      });
      await assertStates(connection, desired, ['missing']);
      await assertStates(connection, neighbour, ['in_sync']);

      const changes = await harness.countChanges?.();
      deepEqual(await connection.remove(desired, patience()), {
        outcome: 'absent',
      });
      equal(await harness.countChanges?.(), changes);
    },
  },
  {
    title: 'keeps two namespaces side by side apart',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      const neighbour = exampleNamespace();
      await Promise.all([
        connection.apply(desired, patience()),
        connection.apply(neighbour, patience()),
      ]);
      const { resources } = await connection.plan(desired, patience());
      await harness.editResource(desired, resources[0].id);

      await assertStates(connection, desired, ['changed', 'in_sync']);
      await assertStates(connection, neighbour, ['in_sync']);
    },
  },
];
