import type {
  EnvironmentClass,
  EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import { LRUCache } from 'lru-cache';
import type { Transaction } from '../database';
import type { ResolvedGroup, RuntimeGroupStore } from '../runtimes';
import type { ClassSpec } from './ClassSpec';
import type {
  ClassRecord,
  ClassVersion,
  EnvironmentClassStore,
} from './EnvironmentClassStore';

const versionsCachedMax = 1_000;

/** Which version of which class. */
export type ClassVersionRef = { name: string; version: number };

/** Names the version that a request was made with. */
type RequestedClass = Pick<EnvironmentRequest, 'class' | 'class_version'>;

/**
 * The environment classes as they are in the database, in any of their versions, with the runtime environments that their
 * groups have now.
 */
export class EnvironmentClasses {
  readonly #store: EnvironmentClassStore;
  readonly #groups: Pick<RuntimeGroupStore, 'resolve'>;
  /** A version never changes, so what was read once need not be read again. */
  readonly #versions = new LRUCache<string, ClassVersion>({
    max: versionsCachedMax,
  });

  private constructor(options: EnvironmentClassesOptions) {
    this.#store = options.store;
    this.#groups = options.groups;
  }

  static create(options: EnvironmentClassesOptions): EnvironmentClasses {
    return new EnvironmentClasses(options);
  }

  /** Those that can be requested: of the configuration in its order, then the others by name. */
  async list(): Promise<EnvironmentClass[]> {
    const records = (await this.#store.list()).filter(
      ({ retired_at }) => retired_at === undefined,
    );
    const resolve = this.#resolveOnce();
    const classes = await Promise.all(
      records.map(async record => {
        const version = await this.#version(record);
        return (
          version &&
          describe(record, version, await resolve(version.spec.runtime_group))
        );
      }),
    );
    return classes.filter(each => each !== undefined);
  }

  /** A class as it can be requested now; `undefined` when there is none, or it is retired. */
  async find(
    name: string,
    transaction?: Transaction,
  ): Promise<EnvironmentClass | undefined> {
    const record = await this.#store.find(name, transaction);
    return record && record.retired_at === undefined
      ? this.#describe(record, record.version, transaction)
      : undefined;
  }

  /** A version of a class, also of one that is retired. */
  async findVersion(
    name: string,
    version: number,
    transaction?: Transaction,
  ): Promise<EnvironmentClass | undefined> {
    const record = await this.#store.find(name, transaction);
    return record && this.#describe(record, version, transaction);
  }

  /**
   * Reads what the classes of some requests say, each in the version that the request was made with, so that it can be
   * looked up without waiting.
   */
  async readPoliciesOf(
    requests: readonly RequestedClass[],
    transaction?: Transaction,
  ): Promise<(request: RequestedClass) => ClassSpec | undefined> {
    const found = new Map<string, ClassSpec>();
    for (const request of requests) {
      const ref = { name: request.class, version: request.class_version };
      const version =
        found.has(keyOf(ref)) || (await this.#version(ref, transaction));
      if (typeof version === 'object') {
        found.set(keyOf(ref), version.spec);
      }
    }
    return request =>
      found.get(keyOf({ name: request.class, version: request.class_version }));
  }

  /** Some versions of a class, newest first, also of one that is retired; `undefined` when there never was one. */
  async listVersions(
    name: string,
    options: { limit: number; before?: number },
  ): Promise<EnvironmentClass[] | undefined> {
    const record = await this.#store.find(name);
    if (!record) {
      return undefined;
    }
    const versions = await this.#store.listVersions(name, options);
    const resolve = this.#resolveOnce();
    return Promise.all(
      versions.map(async version =>
        describe(record, version, await resolve(version.spec.runtime_group)),
      ),
    );
  }

  /** Resolves each group once, however often it is asked for. */
  #resolveOnce(): (
    name: string | undefined,
  ) => Promise<ResolvedGroup | undefined> {
    const groups = new Map<
      string | undefined,
      Promise<ResolvedGroup | undefined>
    >();
    return name => {
      const group = groups.get(name) ?? this.#groups.resolve(name);
      groups.set(name, group);
      return group;
    };
  }

  /** Where environments of a version of a class go; see {@link RuntimeGroupStore.resolve}. */
  async resolveGroup(
    ref: ClassVersionRef,
    transaction?: Transaction,
  ): Promise<ResolvedGroup | undefined> {
    const version = await this.#version(ref, transaction);
    return (
      version && this.#groups.resolve(version.spec.runtime_group, transaction)
    );
  }

  async #describe(
    record: ClassRecord,
    number: number,
    transaction?: Transaction,
  ): Promise<EnvironmentClass | undefined> {
    const version = await this.#version(
      { name: record.name, version: number },
      transaction,
    );
    return (
      version &&
      describe(
        record,
        version,
        await this.#groups.resolve(version.spec.runtime_group, transaction),
      )
    );
  }

  async #version(
    ref: ClassVersionRef,
    transaction?: Transaction,
  ): Promise<ClassVersion | undefined> {
    const key = keyOf(ref);
    const known = this.#versions.get(key);
    if (known) {
      return known;
    }
    const version = await this.#store.findVersion(
      ref.name,
      ref.version,
      transaction,
    );
    // What a transaction sees may not come to be.
    if (version && !transaction) {
      this.#versions.set(key, version);
    }
    return version;
  }
}

export type EnvironmentClassesOptions = {
  store: EnvironmentClassStore;
  groups: Pick<RuntimeGroupStore, 'resolve'>;
};

function describe(
  { name, source }: Pick<ClassRecord, 'name' | 'source'>,
  { spec, version, created_at, created_by }: ClassVersion,
  group: ResolvedGroup | undefined,
): EnvironmentClass {
  return {
    name,
    version,
    source,
    ...spec,
    runtimes: group?.runtimes ?? [],
    created_at,
    created_by,
  };
}

function keyOf({ name, version }: ClassVersionRef): string {
  return `${name}@${version}`;
}
