import { NotFoundError } from '@backstage/errors';
import {
  runtimeManagePermission,
  runtimeReadPermission,
  type RuntimeEnvironment,
  type RuntimeEnvironmentList,
  type RuntimeHealthEventList,
  type RuntimeTypeList,
} from '@groundwork/plugin-control-plane-common';
import { z } from 'zod';
import { dnsLabelPattern } from '../config/dnsLabel';
import { toUtc, type ControlPlaneDatabase } from '../database';
import { ValidationError } from '../http/errors';
import { idCursor, nameCursor, pageOf, type PageQuery } from '../http/page';
import type { Authorizer, Principal } from '../identity';
import { noWork, type QueueStore } from '../queue/QueueStore';
import { decideRuntimeActions } from './decideRuntimeActions';
import type { RuntimeGroupStore } from './RuntimeGroupStore';
import type { RuntimeHealthStore } from './RuntimeHealthStore';
import { healthOf, type RuntimeRecord } from './RuntimeRecord';
import type { Runtimes } from './Runtimes';
import type { RuntimeQuery, RuntimeStore } from './RuntimeStore';

const typePattern = /^[ -~]{1,63}$/;

/** Reads runtime environments as people and programs see them. */
export class RuntimeReader {
  readonly #options: RuntimeReaderOptions;

  private constructor(options: RuntimeReaderOptions) {
    this.#options = options;
  }

  static create(options: RuntimeReaderOptions): RuntimeReader {
    return new RuntimeReader(options);
  }

  /** The types that are installed, with what their connections take. */
  async listTypes(
    principal: Principal,
    page: PageQuery,
  ): Promise<RuntimeTypeList> {
    await this.#requireRead(principal);
    const cursor = nameCursor(page.cursor, typePattern);
    const rest = this.#options.runtimes.connector.adapters
      .filter(({ type }) => cursor === undefined || type > cursor)
      .slice(0, page.limit + 1)
      .map(({ type, connectionSchema }) => ({
        type,
        connection_schema: z.toJSONSchema(connectionSchema, {
          io: 'input',
          unrepresentable: 'any',
        }),
      }));
    return pageOf(rest, page.limit, last => last.type);
  }

  async list(
    principal: Principal,
    query: RuntimeQuery,
  ): Promise<RuntimeEnvironmentList> {
    await this.#requireRead(principal);
    nameCursor(query.cursor, dnsLabelPattern);
    const page = await this.#options.runtimeStore.list(query);
    return { ...page, items: await this.describe(principal, page.items) };
  }

  async find(principal: Principal, id: string): Promise<RuntimeEnvironment> {
    await this.#requireRead(principal);
    return this.describeOne(
      principal,
      (await this.#options.runtimeStore.find(id)) ?? throwMissing(),
    );
  }

  async listHealthEvents(
    principal: Principal,
    id: string,
    query: PageQuery & { since?: string },
  ): Promise<RuntimeHealthEventList> {
    const { health, runtimeStore } = this.#options;
    await this.#requireRead(principal);
    const beforeId = idCursor(query.cursor);
    const since = query.since === undefined ? undefined : toUtc(query.since);
    if (query.since !== undefined && since === undefined) {
      throw new ValidationError([
        { field: 'since', message: 'is not a time that can be kept' },
      ]);
    }
    if (!(await runtimeStore.find(id))) {
      throwMissing();
    }
    return health.list({
      runtimeId: id,
      since,
      limit: query.limit,
      beforeId,
    });
  }

  async describeOne(
    principal: Principal,
    record: RuntimeRecord,
  ): Promise<RuntimeEnvironment> {
    const [described] = await this.describe(principal, [record]);
    return described;
  }

  /** One read for all of them of each kind of thing that is told. */
  async describe(
    principal: Principal,
    records: readonly RuntimeRecord[],
  ): Promise<RuntimeEnvironment[]> {
    const { authorizer, database, groups, queue, runtimes } = this.#options;
    const mayManage = await authorizer.may(principal, runtimeManagePermission);
    const now = await database.now();
    const having = await groups.listGroupsOf(records.map(({ id }) => id));
    const names = records.map(({ name }) => name);
    const work = new Map(
      (await queue.count(names)).map(({ runtime, counts }) => [
        runtime,
        counts,
      ]),
    );
    return records.map(record => {
      const groupsOf = having.filter(
        ({ runtime_id }) => runtime_id === record.id,
      );
      return {
        ...present(record, now),
        groups: groupsOf.map(({ id, name }) => ({ id, name })),
        load: work.get(record.name) ?? noWork(),
        actions: decideRuntimeActions(
          {
            ...record,
            groups: groupsOf,
            isConfigured: runtimes.connector.isConfigured(record.name),
          },
          mayManage,
        ),
      };
    });
  }

  async #requireRead(principal: Principal): Promise<void> {
    await this.#options.authorizer.require(principal, runtimeReadPermission);
  }
}

export type RuntimeReaderOptions = {
  authorizer: Authorizer;
  database: ControlPlaneDatabase;
  runtimeStore: RuntimeStore;
  groups: RuntimeGroupStore;
  health: RuntimeHealthStore;
  queue: QueueStore;
  runtimes: Runtimes;
};

export function throwMissing(): never {
  throw new NotFoundError('There is no such runtime environment');
}

/** What only the control plane itself needs is left out. */
function present(
  {
    health_failures: _failures,
    health_due_at: _due,
    failures: _inRow,
    version: _version,
    paused_until,
    ...record
  }: RuntimeRecord,
  now: string,
): Omit<RuntimeEnvironment, 'groups' | 'load' | 'actions'> {
  return {
    ...record,
    health_status: healthOf(record),
    ...(paused_until !== undefined && paused_until > now && { paused_until }),
  };
}
