import type { AuditStore } from '../audit';
import { classContextOf, draftOf, type ControlPlaneConfig } from '../config';
import {
  takeTurn,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';
import { changesOf } from '../entitlements/changesOf';
import type { ClassSpec } from './ClassSpec';
import type {
  ClassRecord,
  EnvironmentClassStore,
} from './EnvironmentClassStore';
import { recordClass } from './recordClass';
import { resolveSpec } from './resolveSpec';

export type SyncClassesOptions = {
  config: Pick<ControlPlaneConfig, 'classes' | 'quotaProfiles' | 'policyPacks'>;
  database: ControlPlaneDatabase;
  store: EnvironmentClassStore;
  audit: AuditStore;
  /** As {@link configuredSpecs} reads them from the configuration. */
  specs?: ReadonlyMap<string, ClassSpec>;
};

/** The classes of the configuration as they would be kept, by name, in its order. */
export function configuredSpecs(
  config: SyncClassesOptions['config'],
): Map<string, ClassSpec> {
  const context = classContextOf(config);
  return new Map(
    Object.entries(config.classes).flatMap(([name, value]) => {
      const { spec } = resolveSpec(draftOf(value), context);
      // The configuration was checked when it was read.
      return spec ? [[name, spec] as const] : [];
    }),
  );
}

/**
 * Makes the classes of the configuration what it says: what changed gets a new version, what left it is retired, and what
 * the API owned by the same name is taken over. What is there keeps the version that it was made with.
 *
 * @remarks Replicas that start together take turns: the second finds nothing to do.
 */
export async function syncClasses(options: SyncClassesOptions): Promise<void> {
  const { database, store, specs = configuredSpecs(options.config) } = options;
  await database.transaction(async transaction => {
    await takeTurn(transaction.knex, 'classes');
    const kept = new Map(
      (await store.list(transaction)).map(record => [record.name, record]),
    );
    for (const [place, [name, spec]] of [...specs].entries()) {
      await write(transaction, options, { name, spec, place }, kept.get(name));
    }
    const configured = new Set(specs.keys());
    for (const record of kept.values()) {
      if (
        record.source === 'config' &&
        record.retired_at === undefined &&
        !configured.has(record.name)
      ) {
        await retire(transaction, options, record);
      }
    }
  });
}

async function write(
  transaction: Transaction,
  { store, audit }: SyncClassesOptions,
  after: { name: string; spec: ClassSpec; place: number },
  found: ClassRecord | undefined,
): Promise<void> {
  const { name, spec, place } = after;
  const record = async (
    what: 'created' | 'updated',
    metadata: Record<string, unknown>,
  ) =>
    recordClass(audit, transaction, 'system', { what, name, spec, metadata });

  if (
    !found &&
    (await store.insert(
      transaction,
      { name, source: 'config', place },
      { spec, created_by: 'system' },
    ))
  ) {
    await record('created', { version: 1 });
    return;
  }
  // Locked, as the API may be changing it on a replica that runs already.
  const before = await store.lock(transaction, name);
  if (!before) {
    return;
  }
  const kept = await store.findVersion(name, before.version, transaction);
  const ofSpec = changesOf<Partial<ClassSpec>>(kept?.spec ?? {}, spec);
  const isNew = Object.keys(ofSpec).length > 0;
  const changes = {
    ...ofSpec,
    ...(before.source !== 'config' && {
      source: { from: before.source, to: 'config' },
    }),
  };
  const version = isNew ? before.version + 1 : before.version;
  const isBack = before.retired_at !== undefined;
  if (isNew) {
    await store.addVersion(transaction, {
      name,
      version,
      spec,
      created_by: 'system',
    });
  }
  if (isNew || isBack || before.source !== 'config' || before.place !== place) {
    await store.update(transaction, { name, source: 'config', version, place });
  }
  if (isBack) {
    await record('created', { version, changes });
  } else if (Object.keys(changes).length > 0) {
    await record('updated', { version, changes });
  }
}

async function retire(
  transaction: Transaction,
  { store, audit }: SyncClassesOptions,
  { name }: ClassRecord,
): Promise<void> {
  const before = await store.lock(transaction, name);
  const kept =
    before && (await store.findVersion(name, before.version, transaction));
  if (before && kept) {
    await store.update(transaction, {
      ...before,
      place: undefined,
      retired_at: transaction.now,
    });
    await recordClass(audit, transaction, 'system', {
      what: 'retired',
      name,
      spec: kept.spec,
      metadata: { version: before.version },
    });
  }
}
