import type {
  ObservedResource,
  PlannedResource,
} from '@groundwork/plugin-control-plane-common';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { createAddressPolicy } from '../addressPolicy';
import type { DesiredNamespace, RuntimeConnection } from '../runtime';
import type { RuntimeAdapterHarness } from './RuntimeAdapterHarness';
import { silentLogger } from './silentLogger';

/** How soon a call has to end after its signal has aborted. */
export const soonMs = 2_000;
/** How soon a call to a runtime environment that refuses everything has to end. */
export const answerMs = 40_000;

/**
 * Lets an adapter connect to wherever it is told to, this machine included.
 *
 * @public
 */
export const anyAddress = createAddressPolicy({
  allowed: 'all',
  allowsLocalFiles: true,
});

/** A case's way to the adapter: connections that are closed in the end. */
export type ContractScope = {
  harness: RuntimeAdapterHarness;
  connect(): Promise<RuntimeConnection>;
};

/** A signal that never aborts. */
export function patience(): { signal: AbortSignal } {
  return { signal: new AbortController().signal };
}

/** Runs something with connections to the harness's runtime environment, and closes them. */
export async function withConnections(
  harness: RuntimeAdapterHarness,
  run: (scope: ContractScope) => Promise<void>,
): Promise<void> {
  const connections: RuntimeConnection[] = [];
  try {
    await run({
      harness,
      async connect() {
        const { adapter } = harness;
        const connection = await adapter.connect({
          name: 'contract',
          connection: adapter.connectionSchema.parse(harness.connection),
          addresses: anyAddress,
          logger: harness.logger ?? silentLogger,
        });
        connections.push(connection);
        return connection;
      },
    });
  } finally {
    for (const connection of connections) {
      await connection.close?.();
    }
  }
}

/** Holds when exactly these states, in alphabetical order, are observed. */
export async function assertStates(
  connection: RuntimeConnection,
  desired: DesiredNamespace,
  states: Array<ObservedResource['state']>,
): Promise<void> {
  const { resources } = await connection.observe(desired, patience());
  const observed = new Set(resources.map(({ state }) => state));
  deepEqual(
    [...observed].sort(),
    states,
    JSON.stringify(resources, undefined, 2),
  );
}

/** What names a resource. */
export function placeOf(resource: PlannedResource | ObservedResource) {
  const { id, kind, name, location } = resource;
  return { id, kind, name, location };
}

/** Every call that takes a namespace, by name. */
export function namespaceCalls(connection: RuntimeConnection): Array<{
  name: string;
  call: (
    desired: DesiredNamespace,
    options: { signal: AbortSignal },
  ) => Promise<unknown>;
}> {
  return [
    { name: 'plan', call: (...given) => connection.plan(...given) },
    { name: 'observe', call: (...given) => connection.observe(...given) },
    { name: 'apply', call: (...given) => connection.apply(...given) },
    { name: 'remove', call: (...given) => connection.remove(...given) },
  ];
}

/** Holds when there is nothing to do, and nothing is done. */
export async function assertSettled(
  harness: RuntimeAdapterHarness,
  connection: RuntimeConnection,
  desired: DesiredNamespace,
): Promise<void> {
  const before = await harness.countChanges?.();
  await assertStates(connection, desired, ['in_sync']);
  const { resources } = await connection.observe(desired, patience());
  const plan = await connection.plan(desired, patience());
  deepEqual(plan.resources.map(placeOf), resources.map(placeOf));
  deepEqual(
    plan.changes.map(({ resource_id, action }) => [resource_id, action]),
    resources.map(({ id }) => [id, 'none']),
  );
  equal((await connection.apply(desired, patience())).outcome, 'unchanged');
  equal(await harness.countChanges?.(), before);
  await assertStates(connection, desired, ['in_sync']);
}

/** Holds when everything but an end is refused for good. */
export async function assertRefused(
  connection: RuntimeConnection,
  desired: DesiredNamespace,
): Promise<void> {
  for (const { name, call } of namespaceCalls(connection)) {
    if (name === 'remove') {
      continue;
    }
    const outcome = await outcomeWithin(call(desired, patience()), answerMs);
    ok(
      outcome.outcome === 'rejected' &&
        outcome.error instanceof Error &&
        outcome.error.name === 'TerminalRuntimeError',
      `${name} takes ${JSON.stringify(desired)}`,
    );
  }
}

/** How a promise ended, or that it did not end in time. */
export async function outcomeWithin(
  promise: Promise<unknown>,
  ms: number,
): Promise<
  | { outcome: 'resolved'; value: unknown }
  | { outcome: 'rejected'; error: unknown }
  | { outcome: 'late' }
> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ outcome: 'late' }>(resolve => {
    timer = setTimeout(() => resolve({ outcome: 'late' }), ms);
  });
  try {
    return await Promise.race([
      late,
      promise.then(
        value => ({ outcome: 'resolved' as const, value }),
        error => ({ outcome: 'rejected' as const, error }),
      ),
    ]);
  } finally {
    clearTimeout(timer);
  }
}

/** Looks again and again until it holds. */
export async function eventually(
  holds: () => boolean,
  ms: number,
): Promise<boolean> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) {
      return false;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 20);
    });
  }
  return true;
}
