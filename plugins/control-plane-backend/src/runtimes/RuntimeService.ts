import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import {
  runtimeManagePermission,
  type Action,
  type Maintenance,
  type RuntimeEnvironment,
  type RuntimeEnvironmentCreate,
  type RuntimeEnvironmentUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { RuntimeHealthConfig } from '../config';
import {
  takeTurn,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';
import { FieldConflictError } from '../http/errors';
import type { Authorizer, Caller } from '../identity';
import { decideRuntimeActions } from './decideRuntimeActions';
import type { RuntimeDescriber } from './RuntimeDescriber';
import type { RuntimeGroupStore } from './RuntimeGroupStore';
import type { RuntimeHealthChecker } from './RuntimeHealthChecker';
import type { RuntimeHealthStore } from './RuntimeHealthStore';
import { throwMissing, type RuntimeReader } from './RuntimeReader';
import type { RuntimeRecord } from './RuntimeRecord';
import type { RuntimeRecorder } from './RuntimeRecorder';
import type { Runtimes } from './Runtimes';
import type { RuntimeChange, RuntimeStore } from './RuntimeStore';

/** What can be done with runtime environments, but for removing them. */
export class RuntimeService {
  readonly #options: RuntimeServiceOptions;

  private constructor(options: RuntimeServiceOptions) {
    this.#options = options;
  }

  static create(options: RuntimeServiceOptions): RuntimeService {
    return new RuntimeService(options);
  }

  async create(
    caller: Caller,
    body: RuntimeEnvironmentCreate,
  ): Promise<RuntimeEnvironment> {
    const { describer, database, reader } = this.#options;
    await this.#requireManage(caller);
    await describer.check([body]);
    const record = await database.transaction(async transaction => {
      await takeTurn(transaction.knex, 'runtimes');
      return this.add(transaction, caller, body);
    });
    await this.#committed();
    return reader.describeOne(caller.principal, record);
  }

  /** Stores a runtime environment whose description was checked. Only for who has the turn. */
  async add(
    transaction: Transaction,
    caller: Caller,
    body: RuntimeEnvironmentCreate & { field?: string },
  ): Promise<RuntimeRecord> {
    const { runtimeStore, describer, recorder } = this.#options;
    const { name, type, concurrency, connection_config, field } = body;
    if (await runtimeStore.findByName(name, transaction)) {
      throw new FieldConflictError([
        {
          field: field === undefined ? 'name' : `${field}.name`,
          message: `There is a runtime environment '${name}' already`,
        },
      ]);
    }
    const id = randomUUID();
    const record = await runtimeStore.insert(transaction, {
      ...{ id, name, type, concurrency },
      title: body.title ?? name,
      source: 'api',
      connection: describer.seal(id, connection_config),
    });
    await recorder.tellOfRuntime(transaction, caller, record, {
      action: 'runtime.created',
      message: `Added the runtime environment ${name}`,
      metadata: { type },
    });
    return record;
  }

  async update(
    caller: Caller,
    id: string,
    body: RuntimeEnvironmentUpdate,
  ): Promise<RuntimeEnvironment> {
    const { runtimeStore, describer, reader } = this.#options;
    await this.#requireManage(caller);
    const found = (await runtimeStore.find(id)) ?? throwMissing();
    requireAllowed(await this.#decide(found, 'update'));
    const { connection_config } = body;
    if (connection_config) {
      await describer.check([{ ...found, connection_config }]);
    }
    const record = await this.#change(id, async (transaction, before) => {
      requireAllowed(await this.#decide(before, 'update', transaction));
      return this.#write(transaction, caller, before, body);
    });
    return reader.describeOne(caller.principal, record);
  }

  async #write(
    transaction: Transaction,
    caller: Caller,
    before: RuntimeRecord,
    { title, concurrency, connection_config }: RuntimeEnvironmentUpdate,
  ): Promise<RuntimeRecord> {
    const { runtimeStore, describer, recorder } = this.#options;
    const fields: string[] = [];
    const change: RuntimeChange = {};
    if (title !== undefined && title !== before.title) {
      fields.push('title');
      change.title = title;
    }
    if (
      concurrency !== undefined &&
      concurrency !== (before.concurrency ?? null)
    ) {
      fields.push('concurrency');
      change.concurrency = concurrency;
    }
    if (connection_config) {
      fields.push('connection_config');
      Object.assign(change, {
        connection: describer.seal(before.id, connection_config),
        version: before.version + 1,
        // What failed was another one.
        failures: 0,
        paused_until: null,
        health_due_at: transaction.now,
      });
    }
    if (fields.length === 0) {
      return before;
    }
    const after = await runtimeStore.update(transaction, before.id, change);
    await recorder.tellOfRuntime(transaction, caller, after, {
      action: 'runtime.updated',
      message: `Changed ${fields.join(', ')} of the runtime environment ${after.name}`,
      metadata: { fields },
    });
    return after;
  }

  /** Begins or ends maintenance; work for a runtime environment is held during it, and goes on at once after it. */
  async setMaintenance(
    caller: Caller,
    id: string,
    body: Maintenance,
  ): Promise<RuntimeEnvironment> {
    await this.#requireManage(caller);
    const record = await this.#change(id, (transaction, before) =>
      body.enabled
        ? this.#beginMaintenance(transaction, caller, before, body.reason)
        : this.#endMaintenance(transaction, caller, before),
    );
    return this.#options.reader.describeOne(caller.principal, record);
  }

  async #beginMaintenance(
    transaction: Transaction,
    caller: Caller,
    before: RuntimeRecord,
    reason: string | undefined,
  ): Promise<RuntimeRecord> {
    const { runtimeStore, recorder, health, healthConfig } = this.#options;
    if (before.maintenance && before.maintenance_reason === reason) {
      return before;
    }
    const after = await runtimeStore.update(transaction, before.id, {
      maintenance: true,
      maintenance_reason: reason ?? null,
      maintenance_since: before.maintenance_since ?? transaction.now,
    });
    if (!before.maintenance) {
      await health.append(
        transaction,
        before.id,
        { status: 'maintenance', message: reason ?? '' },
        healthConfig.historyRetention,
      );
    }
    await recorder.tellOfRuntime(transaction, caller, after, {
      action: 'runtime.maintenance-began',
      message: reason
        ? `Maintenance of ${before.name}: ${reason}`
        : `Maintenance of ${before.name} began`,
    });
    return after;
  }

  async #endMaintenance(
    transaction: Transaction,
    caller: Caller,
    before: RuntimeRecord,
  ): Promise<RuntimeRecord> {
    const { runtimeStore, recorder, health, healthConfig } = this.#options;
    if (!before.maintenance) {
      return before;
    }
    const after = await runtimeStore.update(transaction, before.id, {
      maintenance: false,
      maintenance_reason: null,
      maintenance_since: null,
      health_due_at: transaction.now,
    });
    await health.append(
      transaction,
      before.id,
      { status: after.health_status, message: after.health_message },
      healthConfig.historyRetention,
    );
    await recorder.tellOfRuntime(transaction, caller, after, {
      action: 'runtime.maintenance-ended',
      message: `Maintenance of ${before.name} ended`,
    });
    return after;
  }

  /** Checks the health of a runtime environment now. */
  async check(
    caller: Caller,
    id: string,
    signal: AbortSignal,
  ): Promise<RuntimeEnvironment> {
    await this.#requireManage(caller);
    const record =
      (await this.#options.checker.checkOne(id, signal)) ?? throwMissing();
    return this.#options.reader.describeOne(caller.principal, record);
  }

  async #change(
    id: string,
    work: (
      transaction: Transaction,
      before: RuntimeRecord,
    ) => Promise<RuntimeRecord>,
  ): Promise<RuntimeRecord> {
    const { database, runtimeStore } = this.#options;
    const record = await database.transaction(async transaction => {
      await takeTurn(transaction.knex, 'runtimes');
      const before = await runtimeStore.lock(transaction, id);
      return work(transaction, before ?? throwMissing());
    });
    await this.#committed();
    return record;
  }

  async #decide(
    record: RuntimeRecord,
    action: 'update' | 'delete',
    transaction?: Transaction,
  ): Promise<Action> {
    const { groups, runtimes } = this.#options;
    return decideRuntimeActions(
      {
        ...record,
        groups: await groups.listGroupsOf([record.id], transaction),
        isConfigured: runtimes.connector.isConfigured(record.name),
      },
      true,
    )[action];
  }

  async #requireManage({ principal }: Caller): Promise<void> {
    await this.#options.authorizer.require(principal, runtimeManagePermission);
  }

  /** This replica knows at once; the others hear of it. */
  async #committed(): Promise<void> {
    await this.#options.runtimes.reload();
    this.#options.onCommitted();
  }
}

/** @throws `ConflictError` with the reason, when an action is not allowed. */
export function requireAllowed({ allowed, reason }: Action): void {
  if (!allowed) {
    throw new ConflictError(reason);
  }
}

export type RuntimeServiceOptions = {
  authorizer: Authorizer;
  database: ControlPlaneDatabase;
  runtimeStore: RuntimeStore;
  groups: RuntimeGroupStore;
  health: RuntimeHealthStore;
  healthConfig: RuntimeHealthConfig;
  checker: RuntimeHealthChecker;
  runtimes: Runtimes;
  reader: RuntimeReader;
  describer: RuntimeDescriber;
  recorder: RuntimeRecorder;
  onCommitted: () => void;
};
