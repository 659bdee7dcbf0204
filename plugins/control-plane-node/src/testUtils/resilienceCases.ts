import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import type { DesiredNamespace } from '../runtime';
import type { ContractCase } from './ContractCase';
import {
  answerMs,
  assertStates,
  eventually,
  namespaceCalls,
  outcomeWithin,
  patience,
  soonMs,
} from './contractTools';
import { exampleNamespace } from './exampleNamespace';

const hostileLabels = [
  '',
  '.',
  '..',
  '../../escape',
  'a/b',
  'a\\b',
  '.git',
  '-rf',
  '--upload-pack=touch',
  'Upper',
  'a.b',
  'a b',
  'a\u0000b',
  'a\n',
  'a\n---\nkind: Secret',
  '$(id)',
  '$\u007b{ secrets }}',
  '__proto__',
  'é',
  'a'.repeat(64),
];
const labelFields = ['name', 'app', 'team', 'class', 'region'] as const;

/** What happens when people, networks or callers misbehave. */
export const resilienceCases: readonly ContractCase[] = [
  {
    title: 'refuses hostile names before anything is written',
    async run({ harness, connect }) {
      const connection = await connect();
      const changes = await harness.countChanges?.();
      const legal = exampleNamespace();
      const hostile: DesiredNamespace[] = [
        ...labelFields.flatMap(field =>
          hostileLabels.map(value => ({ ...legal, [field]: value })),
        ),
        ...['', '..', 'x', `${legal.id}/..`, `${legal.id}\n`].map(id => ({
          ...legal,
          id,
        })),
      ];
      for (const desired of hostile) {
        for (const { name, call } of namespaceCalls(connection)) {
          const outcome = await outcomeWithin(
            call(desired, patience()),
            answerMs,
          );
          ok(
            outcome.outcome === 'rejected' &&
              outcome.error instanceof Error &&
              outcome.error.name === 'TerminalRuntimeError',
            `${name} takes ${JSON.stringify(desired)}`,
          );
        }
      }
      equal(await harness.countChanges?.(), changes);
      await assertStates(connection, legal, ['missing']);
    },
  },
  {
    title: 'takes hostile values for values',
    async run({ connect }) {
      const connection = await connect();
      const hostile = exampleNamespace({
        owner: 'group:default/x\n---\nkind: Secret',
        repository: 'https://example.com/"\'#: {{ x }}',
        revision: '&anchor *alias !!js/function',
        requested_by: 'yes\r\nRequested-By: somebody else\u2028',
      });
      const plan = await connection.plan(hostile, patience());
      const tame = await connection.plan(exampleNamespace(), patience());
      deepEqual(
        plan.resources.map(({ kind }) => kind),
        tame.resources.map(({ kind }) => kind),
      );
      await connection.apply(hostile, patience());
      await assertStates(connection, hostile, ['in_sync']);
      const again = await connection.apply(hostile, patience());
      equal(again.outcome, 'unchanged');
    },
  },
  {
    title: 'ends every call soon, and rejects it, when the signal has aborted',
    async run({ connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      const aborted = { signal: AbortSignal.abort(new Error('Enough')) };
      for (const { name, call } of namespaceCalls(connection)) {
        const { outcome } = await outcomeWithin(call(desired, aborted), soonMs);
        equal(outcome, 'rejected', name);
      }
      const health = connection.checkHealth(aborted);
      equal((await outcomeWithin(health, soonMs)).outcome, 'rejected');
      await assertStates(connection, desired, ['missing']);
    },
  },
  {
    title:
      'ends a call soon when its signal aborts in the middle, and works on',
    async run({ connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      for (const { name, call } of namespaceCalls(connection)) {
        const controller = new AbortController();
        const pending = outcomeWithin(
          call(desired, { signal: controller.signal }),
          soonMs,
        );
        controller.abort(new Error('Enough'));
        equal((await pending).outcome, 'rejected', name);
      }
      await connection.apply(desired, patience());
      await assertStates(connection, desired, ['in_sync']);
    },
  },
  {
    title: 'ends calls to a runtime environment that does not answer',
    needs: 'hangRuntime',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      ok(harness.hangRuntime, 'The harness has no hangRuntime');
      await harness.hangRuntime();
      for (const { name, call } of namespaceCalls(connection)) {
        const controller = new AbortController();
        const pending = call(desired, { signal: controller.signal });
        equal((await outcomeWithin(pending, 300)).outcome, 'late', name);
        controller.abort(new Error('Enough'));
        equal((await outcomeWithin(pending, soonMs)).outcome, 'rejected', name);
      }
      await harness.mendRuntime();
      await connection.apply(desired, patience());
      await assertStates(connection, desired, ['in_sync']);
    },
  },
  {
    title:
      'reports a broken runtime environment, and works again once it is mended',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      const before = await connection.checkHealth(patience());
      equal(before.status, 'healthy');
      await connection.apply(desired, patience());

      await harness.breakRuntime();
      for (const { name, call } of namespaceCalls(connection)) {
        const pending = call(desired, patience());
        equal(
          (await outcomeWithin(pending, answerMs)).outcome,
          'rejected',
          name,
        );
      }
      const broken = await connection.checkHealth(patience());
      equal(broken.status, 'unavailable');
      match(broken.message ?? '', /\S/);

      await harness.mendRuntime();
      const mended = await connection.checkHealth(patience());
      equal(mended.status, 'healthy');
      await assertStates(connection, desired, ['in_sync']);
      deepEqual(await connection.remove(desired, patience()), {
        outcome: 'removed',
      });
    },
  },
  {
    title: 'lets two replicas apply at the same time',
    async run({ connect }) {
      const replicas = [await connect(), await connect()];
      const namespaces = [0, 1, 2, 3].map(() => exampleNamespace());
      const results = await Promise.all(
        namespaces.map((desired, index) =>
          replicas[index % 2].apply(desired, patience()),
        ),
      );
      deepEqual(
        results.map(({ outcome }) => outcome),
        namespaces.map(() => 'applied'),
      );
      for (const replica of replicas) {
        for (const desired of namespaces) {
          await assertStates(replica, desired, ['in_sync']);
        }
      }
    },
  },
  {
    title: 'lets two replicas apply the same namespace at the same time',
    async run({ harness, connect }) {
      const replicas = [await connect(), await connect()];
      const desired = exampleNamespace();
      const before = await harness.countChanges?.();
      const results = await Promise.all(
        replicas.map(replica => replica.apply(desired, patience())),
      );
      ok(results.some(({ outcome }) => outcome === 'applied'));
      await assertStates(replicas[0], desired, ['in_sync']);
      if (before !== undefined) {
        equal(await harness.countChanges?.(), before + 1);
      }
    },
  },
  {
    title: 'tells those who watch of a change by hand until they have enough',
    needs: 'watch',
    async run({ harness, connect }) {
      const connection = await connect();
      const desired = exampleNamespace();
      await connection.apply(desired, patience());
      const { resources } = await connection.plan(desired, patience());
      const told: Array<{ ids?: string[] }> = [];
      const controller = new AbortController();
      const watching = connection.watch?.({
        signal: controller.signal,
        onChange: change => told.push(change),
      });
      ok(watching, 'The connection has no watch');
      // Watching begins with a look at what is there; only what comes after it is a change.
      equal((await outcomeWithin(watching, 1_000)).outcome, 'late');
      await harness.editResource(desired, resources[0].id);
      const heard = await eventually(
        () => told.some(({ ids }) => !ids || ids.includes(desired.id)),
        answerMs,
      );
      ok(heard, 'The change was not told');
      controller.abort(new Error('Enough'));
      notEqual((await outcomeWithin(watching, soonMs)).outcome, 'late');
    },
  },
];
