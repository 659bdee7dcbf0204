import { ConflictError } from '@backstage/errors';
import {
  environmentClassManagePermission,
  type EnvironmentClass,
  type EnvironmentClassCreate,
  type EnvironmentClassUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { AuditStore } from '../audit';
import type { ControlPlaneDatabase, Transaction } from '../database';
import { changesOf } from '../entitlements/changesOf';
import { FieldConflictError, ValidationError } from '../http/errors';
import type { Authorizer, Caller } from '../identity';
import type { RuntimeGroupStore } from '../runtimes';
import { checkReferences, type KnownReferences } from './checkReferences';
import type { ClassDraft, ClassSpec } from './ClassSpec';
import {
  noSuchClass,
  type EnvironmentClassReader,
} from './EnvironmentClassReader';
import type {
  ClassRecord,
  ClassVersion,
  EnvironmentClassStore,
} from './EnvironmentClassStore';
import { recordClass } from './recordClass';
import { resolveSpec, type ClassContext } from './resolveSpec';

/** What administrators do with the classes that are not the configuration's. */
export class EnvironmentClassService {
  readonly #options: EnvironmentClassServiceOptions;

  private constructor(options: EnvironmentClassServiceOptions) {
    this.#options = options;
  }

  static create(
    options: EnvironmentClassServiceOptions,
  ): EnvironmentClassService {
    return new EnvironmentClassService(options);
  }

  /** Adds a class. One that is retired comes back with a new version. */
  async create(
    caller: Caller,
    { name, ...draft }: EnvironmentClassCreate,
  ): Promise<EnvironmentClass> {
    const { database, reader } = this.#options;
    await this.#requireManage(caller);
    await database.transaction(async transaction => {
      const spec = await this.#resolve(transaction, draft);
      const version = await this.#add(transaction, caller, name, spec);
      await this.#record(transaction, caller, {
        what: 'created',
        name,
        spec,
        metadata: { version, after: spec },
      });
    });
    return reader.get(caller.principal, name);
  }

  /**
   * Makes a new version of a class; the same again changes nothing.
   *
   * @throws `ConflictError` when the expected version is not the current one, or the configuration owns the class.
   */
  async update(
    caller: Caller,
    name: string,
    { version: expected, ...draft }: EnvironmentClassUpdate,
  ): Promise<EnvironmentClass> {
    const { database, reader, store } = this.#options;
    await this.#requireManage(caller);
    await database.transaction(async transaction => {
      const { record, current } = await this.#lockOwn(transaction, name);
      if (record.version !== expected) {
        throw new FieldConflictError([
          {
            field: 'version',
            message: `${current.spec.title} is at version ${record.version} by now; look at what changed first`,
          },
        ]);
      }
      const spec = await this.#resolve(transaction, draft);
      const changes = changesOf<ClassSpec>(current.spec, spec);
      if (Object.keys(changes).length === 0) {
        return;
      }
      const version = record.version + 1;
      await this.#addVersion(transaction, caller, { name, version, spec });
      await store.update(transaction, { ...record, version });
      await this.#record(transaction, caller, {
        what: 'updated',
        name,
        spec,
        metadata: { version, changes },
      });
    });
    return reader.get(caller.principal, name);
  }

  /** Takes a class out of what can be requested; what was made with it stays, and so do its versions. */
  async retire(caller: Caller, name: string): Promise<void> {
    const { database, store } = this.#options;
    await this.#requireManage(caller);
    await database.transaction(async transaction => {
      const { record, current } = await this.#lockOwn(transaction, name);
      await store.update(transaction, {
        ...record,
        retired_at: transaction.now,
      });
      await this.#record(transaction, caller, {
        what: 'retired',
        name,
        spec: current.spec,
        metadata: { version: record.version },
      });
    });
  }

  /** Stores what is new, or back; answers with its version. */
  async #add(
    transaction: Transaction,
    caller: Caller,
    name: string,
    spec: ClassSpec,
  ): Promise<number> {
    const { store } = this.#options;
    const isNew = await store.insert(
      transaction,
      { name, source: 'api' },
      { spec, created_by: caller.principal.id },
    );
    if (isNew) {
      return 1;
    }
    const record = await store.lock(transaction, name);
    if (!record || record.retired_at === undefined) {
      throw new FieldConflictError([
        {
          field: 'name',
          message: `There is an environment class '${name}' already`,
        },
      ]);
    }
    const version = record.version + 1;
    await this.#addVersion(transaction, caller, { name, version, spec });
    await store.update(transaction, { name, source: 'api', version });
    return version;
  }

  async #addVersion(
    transaction: Transaction,
    caller: Caller,
    version: Pick<ClassVersion, 'name' | 'version' | 'spec'>,
  ): Promise<void> {
    await this.#options.store.addVersion(transaction, {
      ...version,
      created_by: caller.principal.id,
    });
  }

  /** A class that the API may change, with what it says now. */
  async #lockOwn(
    transaction: Transaction,
    name: string,
  ): Promise<{ record: ClassRecord; current: ClassVersion }> {
    const { store } = this.#options;
    const record = await store.lock(transaction, name);
    const current =
      record && (await store.findVersion(name, record.version, transaction));
    if (!record || !current || record.retired_at !== undefined) {
      throw noSuchClass(name);
    }
    if (record.source === 'config') {
      throw new ConflictError(
        `The environment class ${name} is in the configuration and is changed only there`,
      );
    }
    return { record, current };
  }

  /** @throws `ValidationError` with every field that is wrong. */
  async #resolve(
    transaction: Transaction,
    draft: ClassDraft,
  ): Promise<ClassSpec> {
    const { context, groups, known } = this.#options;
    const { spec, problems = [] } = resolveSpec(draft, context);
    if (spec) {
      problems.push(...checkReferences(spec, known));
    }
    const { runtime_group: group } = draft;
    // Until the transaction ends, the group stays.
    if (group !== undefined && !(await groups.resolve(group, transaction))) {
      problems.push({
        field: 'runtime_group',
        message: `there is no runtime group '${group}'`,
      });
    }
    if (!spec || problems.length > 0) {
      throw new ValidationError(problems);
    }
    return spec;
  }

  async #record(
    transaction: Transaction,
    caller: Caller,
    event: Parameters<typeof recordClass>[3],
  ): Promise<void> {
    await recordClass(this.#options.audit, transaction, caller, event);
  }

  async #requireManage({ principal }: Caller): Promise<void> {
    await this.#options.authorizer.require(
      principal,
      environmentClassManagePermission,
    );
  }
}

export type EnvironmentClassServiceOptions = {
  audit: Pick<AuditStore, 'append'>;
  authorizer: Pick<Authorizer, 'require'>;
  context: ClassContext;
  known: KnownReferences;
  database: ControlPlaneDatabase;
  groups: Pick<RuntimeGroupStore, 'resolve'>;
  reader: EnvironmentClassReader;
  store: EnvironmentClassStore;
};
