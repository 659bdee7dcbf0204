import { randomUUID } from 'node:crypto';
import { InputError } from '@backstage/errors';
import type { EnvironmentClassStore } from '../classes/EnvironmentClassStore';
import type { ControlPlaneConfig } from '../config';
import {
  takeTurn,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';
import type {
  RuntimeGroupRecord,
  RuntimeGroupStore,
} from './RuntimeGroupStore';
import type { RuntimePlacements } from './RuntimePlacements';
import { notConfiguredMessage, type RuntimeRecord } from './RuntimeRecord';
import type { RuntimeRecorder } from './RuntimeRecorder';
import type { RuntimeStore } from './RuntimeStore';

type SyncConfig = Pick<
  ControlPlaneConfig,
  'runtimes' | 'runtimeGroups' | 'classes'
>;

export type SyncRuntimesOptions = {
  config: SyncConfig;
  database: ControlPlaneDatabase;
  classes: Pick<EnvironmentClassStore, 'listGroups'>;
  runtimes: RuntimeStore;
  groups: RuntimeGroupStore;
  placements: RuntimePlacements;
  recorder: RuntimeRecorder;
};

/**
 * Makes the runtime environments and groups of the configuration what it says, before anything works with them. What left
 * it is removed once it carries nothing; until then it is unavailable.
 *
 * @throws `InputError` that names what the API owns already, and classes whose group there is not.
 * @remarks Replicas that start together take turns: the second finds nothing to do.
 */
export async function syncRuntimes(
  options: SyncRuntimesOptions,
): Promise<void> {
  const { config, database } = options;
  await database.transaction(async transaction => {
    await takeTurn(transaction.knex, 'runtimes');
    const runtimes = await options.runtimes.listAll(transaction);
    const groups = await options.groups.listAll(transaction);
    refuseOwned('runtimes', config.runtimes, runtimes);
    refuseOwned('runtimeGroups', config.runtimeGroups, groups);
    const ids = await writeRuntimes(transaction, options, runtimes);
    await writeGroups(transaction, options, groups, ids);
    await removeGroups(transaction, options, groups);
    await removeRuntimes(transaction, options, runtimes);
    await checkClasses(transaction, options);
  });
}

function refuseOwned(
  key: string,
  configured: object,
  kept: readonly { name: string; source: string }[],
): void {
  const taken = kept.filter(
    ({ name, source }) => source === 'api' && Object.hasOwn(configured, name),
  );
  if (taken.length > 0) {
    throw new InputError(
      taken
        .map(
          ({ name }) =>
            `controlPlane.${key}.${name} was added by the API already: give it another name, or remove it there`,
        )
        .join('; '),
    );
  }
}

/** Answers with the ids of those of the configuration, by name. */
async function writeRuntimes(
  transaction: Transaction,
  { config, runtimes, recorder }: SyncRuntimesOptions,
  kept: readonly RuntimeRecord[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const [name, { type, title = name, concurrency }] of Object.entries(
    config.runtimes,
  )) {
    const before = kept.find(runtime => runtime.name === name);
    if (!before) {
      const id = randomUUID();
      const runtime = await runtimes.insert(transaction, {
        ...{ id, name, title, type, concurrency },
        source: 'config',
      });
      ids.set(name, id);
      await recorder.tellOfRuntime(transaction, 'system', runtime, {
        action: 'runtime.created',
        message: `Added the runtime environment ${name}, as the configuration says`,
        metadata: { type },
      });
      continue;
    }
    ids.set(name, before.id);
    const isBack = before.health_message === notConfiguredMessage;
    const fields = [
      ...(before.title === title ? [] : ['title']),
      ...(before.type === type ? [] : ['type']),
      ...(before.concurrency === concurrency ? [] : ['concurrency']),
    ];
    if (fields.length > 0 || isBack) {
      await runtimes.update(transaction, before.id, {
        title,
        type,
        concurrency: concurrency ?? null,
        ...(isBack && {
          health_status: 'healthy',
          health_message: 'Not checked yet',
          health_failures: 0,
          health_due_at: transaction.now,
          health_changed_at: transaction.now,
        }),
      });
      await recorder.tellOfRuntime(transaction, 'system', before, {
        action: 'runtime.updated',
        message: `Changed the runtime environment ${name}, as the configuration says`,
        metadata: { fields },
      });
    }
  }
  return ids;
}

async function writeGroups(
  transaction: Transaction,
  { config, groups, recorder }: SyncRuntimesOptions,
  kept: readonly RuntimeGroupRecord[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const configured = Object.entries(config.runtimeGroups);
  // There is one default at most at any time, so the one of before goes first.
  const losing = kept.find(
    ({ name, is_default }) =>
      is_default &&
      configured.length > 0 &&
      !config.runtimeGroups[name]?.default,
  );
  if (losing) {
    await groups.update(transaction, losing.id, { is_default: false });
    await recorder.tellOfGroup(transaction, 'system', losing, {
      action: 'runtime-group.updated',
      message: `The runtime group ${losing.name} is not the default any more, as the configuration says`,
      metadata: { fields: ['is_default'] },
    });
  }
  const known = kept.map(group =>
    group === losing ? { ...group, is_default: false } : group,
  );
  const idOf = (runtime: string): string => ids.get(runtime) ?? '';
  for (const [name, value] of configured) {
    const before = known.find(group => group.name === name);
    const group: RuntimeGroupRecord = {
      id: before?.id ?? randomUUID(),
      name,
      title: value.title ?? name,
      is_default: value.default,
      orchestration_strategy: value.strategy,
      ...(value.canary !== undefined && {
        canary_environment_id: idOf(value.canary),
      }),
      ...(value.concurrencyLimit !== undefined && {
        concurrency_limit: value.concurrencyLimit,
      }),
      source: 'config',
      created_at: before?.created_at ?? transaction.now,
      updated_at: before?.updated_at ?? transaction.now,
    };
    const memberIds = value.runtimes.map(idOf);
    const fields = before
      ? await changedFields(transaction, groups, before, group, memberIds)
      : [];
    if (before && fields.length === 0) {
      continue;
    }
    if (before) {
      await groups.update(transaction, group.id, {
        ...group,
        canary_environment_id: group.canary_environment_id ?? null,
        concurrency_limit: group.concurrency_limit ?? null,
      });
    } else {
      await groups.insert(transaction, group);
    }
    await groups.setMembers(transaction, group.id, memberIds);
    await recorder.tellOfGroup(transaction, 'system', group, {
      action: before ? 'runtime-group.updated' : 'runtime-group.created',
      message: `${before ? 'Changed' : 'Added'} the runtime group ${name}, as the configuration says`,
      metadata: before ? { fields } : { environments: value.runtimes },
    });
  }
}

async function changedFields(
  transaction: Transaction,
  groups: RuntimeGroupStore,
  before: RuntimeGroupRecord,
  after: RuntimeGroupRecord,
  memberIds: readonly string[],
): Promise<string[]> {
  const members = await groups.listMembers([before.id], transaction);
  return [
    ...(
      [
        'title',
        'is_default',
        'orchestration_strategy',
        'canary_environment_id',
        'concurrency_limit',
      ] as const
    ).filter(field => before[field] !== after[field]),
    ...(members.map(({ id }) => id).join() === memberIds.join()
      ? []
      : ['environments']),
  ];
}

async function removeGroups(
  transaction: Transaction,
  { config, classes, groups, recorder }: SyncRuntimesOptions,
  kept: readonly RuntimeGroupRecord[],
): Promise<void> {
  const gone = kept.filter(
    ({ name, source }) =>
      source === 'config' && !Object.hasOwn(config.runtimeGroups, name),
  );
  // Those of the configuration are not in line with it yet.
  const named = new Set([
    ...Object.values(config.classes).map(({ runtimeGroup }) => runtimeGroup),
    ...(await classes.listGroups(transaction))
      .filter(({ source }) => source === 'api')
      .map(({ runtime_group }) => runtime_group),
  ]);
  for (const { id } of gone) {
    const group = await groups.lock(transaction, id);
    const counts = await groups.countNamespaces([id], transaction);
    const isFree = group && !group.is_default && !named.has(group.name);
    if (isFree && !counts.has(id)) {
      await groups.delete(transaction, id);
      await recorder.tellOfGroup(transaction, 'system', group, {
        action: 'runtime-group.removed',
        message: `Removed the runtime group ${group.name}, which left the configuration`,
      });
    }
  }
}

async function removeRuntimes(
  transaction: Transaction,
  { config, runtimes, groups, placements, recorder }: SyncRuntimesOptions,
  kept: readonly RuntimeRecord[],
): Promise<void> {
  const gone = kept.filter(
    ({ name, source }) =>
      source === 'config' && !Object.hasOwn(config.runtimes, name),
  );
  for (const runtime of gone) {
    const having = await groups.listGroupsOf([runtime.id], transaction);
    const count = await placements.count(runtime.name, transaction);
    if (having.length === 0 && count === 0) {
      await runtimes.delete(transaction, runtime.id);
      await recorder.tellOfRuntime(transaction, 'system', runtime, {
        action: 'runtime.removed',
        message: `Removed the runtime environment ${runtime.name}, which left the configuration`,
      });
    } else if (runtime.health_message !== notConfiguredMessage) {
      await runtimes.update(transaction, runtime.id, {
        health_status: 'unavailable',
        health_message: notConfiguredMessage,
        health_changed_at: transaction.now,
      });
      await recorder.tellOfRuntime(transaction, 'system', runtime, {
        action: 'runtime.health-changed',
        message: `The runtime environment ${runtime.name} left the configuration`,
        metadata: { from: runtime.health_status, to: 'unavailable' },
        notify: {
          title: `${runtime.title} left the configuration`,
          description: `${notConfiguredMessage}.`,
          severity: 'high',
        },
      });
    }
  }
}

async function checkClasses(
  transaction: Transaction,
  { config, groups }: SyncRuntimesOptions,
): Promise<void> {
  const names = new Set(
    (await groups.listAll(transaction)).map(({ name }) => name),
  );
  const problems = Object.entries(config.classes).flatMap(
    ([name, { runtimeGroup }]) =>
      runtimeGroup === undefined || names.has(runtimeGroup)
        ? []
        : [
            `controlPlane.classes.${name}.runtimeGroup there is no runtime group '${runtimeGroup}'`,
          ],
  );
  if (problems.length > 0) {
    throw new InputError(
      `The configuration of the control plane is not acceptable: ${problems.join('; ')}`,
    );
  }
}
