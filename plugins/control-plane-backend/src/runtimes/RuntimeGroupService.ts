import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import {
  runtimeManagePermission,
  type RuntimeGroup,
  type RuntimeGroupCreate,
  type RuntimeGroupList,
  type RuntimeGroupUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneConfig } from '../config';
import {
  takeTurn,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';
import { FieldConflictError, ValidationError } from '../http/errors';
import { nameCursor, type PageQuery } from '../http/page';
import type { Authorizer, Caller, Principal } from '../identity';
import {
  decideGroupActions,
  type GroupSituation,
} from './decideRuntimeActions';
import {
  bringIn,
  findCanary,
  readAskedEnvironments,
  type Member,
} from './GroupMembership';
import type { RuntimeDescriber } from './RuntimeDescriber';
import type {
  RuntimeGroupRecord,
  RuntimeGroupStore,
} from './RuntimeGroupStore';
import type { RuntimePlacements } from './RuntimePlacements';
import type { RuntimeRecorder } from './RuntimeRecorder';
import type { Runtimes } from './Runtimes';
import { requireAllowed, type RuntimeService } from './RuntimeService';
import type { RuntimeStore } from './RuntimeStore';

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** What can be done with runtime groups. Everybody may read them. */
export class RuntimeGroupService {
  readonly #options: RuntimeGroupServiceOptions;

  private constructor(options: RuntimeGroupServiceOptions) {
    this.#options = options;
  }

  static create(options: RuntimeGroupServiceOptions): RuntimeGroupService {
    return new RuntimeGroupService(options);
  }

  async list(principal: Principal, page: PageQuery): Promise<RuntimeGroupList> {
    nameCursor(page.cursor, dnsLabel);
    const { items, ...rest } = await this.#options.groups.list(page);
    return { items: await this.#describe(principal, items), ...rest };
  }

  async find(principal: Principal, id: string): Promise<RuntimeGroup> {
    const record = (await this.#options.groups.find(id)) ?? throwMissing();
    const [group] = await this.#describe(principal, [record]);
    return group;
  }

  async create(
    caller: Caller,
    body: RuntimeGroupCreate,
  ): Promise<RuntimeGroup> {
    const { describer, groups, recorder } = this.#options;
    await this.#requireManage(caller);
    const asked = readAskedEnvironments(body.environments, 'environments');
    if (body.environments.length === 0) {
      throw new ValidationError([
        { field: 'environments', message: 'must have at least one' },
      ]);
    }
    await describer.check(asked.created);
    const id = randomUUID();
    await this.#inTurn(async transaction => {
      await this.#requireFreeName(transaction, body.name);
      const members = await bringIn(transaction, caller, asked, {
        ...this.#options,
      });
      const isDefault = await this.#makeRoomForDefault(
        transaction,
        caller,
        body.is_default ?? false,
      );
      const group: RuntimeGroupRecord = {
        id,
        name: body.name,
        title: body.title ?? body.name,
        is_default: isDefault,
        orchestration_strategy: body.orchestration_strategy ?? 'replicate',
        canary_environment_id: findCanary(
          body.orchestration_strategy ?? 'replicate',
          body.canary_environment_id,
          members,
        ),
        concurrency_limit: body.concurrency_limit,
        source: 'api',
        created_at: transaction.now,
        updated_at: transaction.now,
      };
      await groups.insert(transaction, group);
      await groups.setMembers(
        transaction,
        id,
        members.map(member => member.id),
      );
      await recorder.tellOfGroup(transaction, caller, group, {
        action: 'runtime-group.created',
        message: `Added the runtime group ${group.name}`,
        metadata: {
          is_default: isDefault,
          orchestration_strategy: group.orchestration_strategy,
          environments: members.map(({ name }) => name),
        },
      });
    });
    return this.find(caller.principal, id);
  }

  async update(
    caller: Caller,
    id: string,
    body: RuntimeGroupUpdate,
  ): Promise<RuntimeGroup> {
    const { describer, groups, recorder } = this.#options;
    await this.#requireManage(caller);
    const asked = readAskedEnvironments(
      body.add_environments ?? [],
      'add_environments',
    );
    const found = (await groups.find(id)) ?? throwMissing();
    requireAllowed(decideGroupActions(this.#situationOf(found), true).update);
    await describer.check(asked.created);
    await this.#inTurn(async transaction => {
      const before = (await groups.lock(transaction, id)) ?? throwMissing();
      requireAllowed(
        decideGroupActions(this.#situationOf(before), true).update,
      );
      const members: Member[] = await groups.listMembers([id], transaction);
      const staying = await this.#takeOut(transaction, before, members, body);
      const coming = await bringIn(transaction, caller, asked, {
        ...this.#options,
      });
      const after = [
        ...staying,
        ...coming.filter(
          member => !staying.some(({ id: known }) => known === member.id),
        ),
      ];
      if (after.length === 0) {
        throw new FieldConflictError([
          {
            field: 'remove_environment_ids',
            message: `${before.name} needs at least one runtime environment`,
          },
        ]);
      }
      const fields = await this.#write(
        transaction,
        caller,
        before,
        after,
        body,
      );
      if (
        after.map(each => each.id).join() !==
        members.map(each => each.id).join()
      ) {
        await groups.setMembers(
          transaction,
          id,
          after.map(member => member.id),
        );
        fields.push('environments');
      }
      if (fields.length > 0) {
        await groups.update(transaction, id, {});
        await recorder.tellOfGroup(transaction, caller, before, {
          action: 'runtime-group.updated',
          message: `Changed ${fields.join(', ')} of the runtime group ${before.name}`,
          metadata: { fields, environments: after.map(({ name }) => name) },
        });
      }
    });
    return this.find(caller.principal, id);
  }

  async delete(caller: Caller, id: string): Promise<void> {
    const { groups, recorder } = this.#options;
    await this.#requireManage(caller);
    await this.#inTurn(async transaction => {
      const group = (await groups.lock(transaction, id)) ?? throwMissing();
      const counts = await groups.countNamespaces([id], transaction);
      requireAllowed(
        decideGroupActions(this.#situationOf(group, counts.get(id) ?? 0), true)
          .delete,
      );
      await groups.delete(transaction, id);
      await recorder.tellOfGroup(transaction, caller, group, {
        action: 'runtime-group.removed',
        message: `Removed the runtime group ${group.name}`,
      });
    });
  }

  /** Who stays when some are taken out. */
  async #takeOut(
    transaction: Transaction,
    group: RuntimeGroupRecord,
    members: readonly Member[],
    { remove_environment_ids = [] }: RuntimeGroupUpdate,
  ): Promise<Member[]> {
    const field = 'remove_environment_ids';
    const leaving = members.filter(({ id }) =>
      remove_environment_ids.includes(id),
    );
    if (leaving.length < new Set(remove_environment_ids).size) {
      throw new ValidationError([
        { field, message: 'names a runtime environment that is not in it' },
      ]);
    }
    const carrying = await this.#options.placements.listCarrying(
      transaction,
      group.id,
      leaving.map(({ name }) => name),
    );
    if (carrying.length > 0) {
      throw new FieldConflictError([
        {
          field,
          message: `${carrying.join(', ')} ${carrying.length === 1 ? 'carries' : 'carry'} namespaces of ${group.name}`,
        },
      ]);
    }
    return members.filter(member => !leaving.includes(member));
  }

  /** Writes what the group itself has; answers with the names of the fields that are other than before. */
  async #write(
    transaction: Transaction,
    caller: Caller,
    before: RuntimeGroupRecord,
    members: readonly Member[],
    body: RuntimeGroupUpdate,
  ): Promise<string[]> {
    const { groups } = this.#options;
    if (before.is_default && body.is_default === false) {
      throw new FieldConflictError([
        {
          field: 'is_default',
          message: `${before.name} stays the default until another group is made it`,
        },
      ]);
    }
    const isDefault =
      before.is_default ||
      (await this.#makeRoomForDefault(
        transaction,
        caller,
        body.is_default ?? false,
      ));
    const strategy =
      body.orchestration_strategy ?? before.orchestration_strategy;
    const canary = findCanary(
      strategy,
      body.canary_environment_id ??
        (strategy === 'canary' ? before.canary_environment_id : undefined),
      members,
    );
    const change = {
      title: body.title ?? before.title,
      is_default: isDefault,
      orchestration_strategy: strategy,
      canary_environment_id: canary ?? null,
      concurrency_limit:
        body.concurrency_limit === undefined
          ? (before.concurrency_limit ?? null)
          : body.concurrency_limit,
    };
    const fields = (Object.keys(change) as (keyof typeof change)[]).filter(
      field => change[field] !== (before[field] ?? null),
    );
    if (fields.length > 0) {
      await groups.update(transaction, before.id, change);
    }
    return fields;
  }

  /**
   * Whether a group is to be the default: when it is asked for, and when there is none yet. What was the default is it no
   * more; that there are never two, the database sees to.
   */
  async #makeRoomForDefault(
    transaction: Transaction,
    caller: Caller,
    isAsked: boolean,
  ): Promise<boolean> {
    const { groups, recorder } = this.#options;
    const current = await groups.findDefault(transaction);
    if (!current) {
      return true;
    }
    if (!isAsked) {
      return false;
    }
    if (this.#situationOf(current).isConfigured) {
      throw new FieldConflictError([
        {
          field: 'is_default',
          message: `The configuration makes ${current.name} the default`,
        },
      ]);
    }
    await groups.lock(transaction, current.id);
    await groups.update(transaction, current.id, { is_default: false });
    await recorder.tellOfGroup(transaction, caller, current, {
      action: 'runtime-group.updated',
      message: `The runtime group ${current.name} is not the default any more`,
      metadata: { fields: ['is_default'] },
    });
    return true;
  }

  async #requireFreeName(
    transaction: Transaction,
    name: string,
  ): Promise<void> {
    const groups = await this.#options.groups.listAll(transaction);
    if (groups.some(group => group.name === name)) {
      throw new FieldConflictError([
        {
          field: 'name',
          message: `There is a runtime group '${name}' already`,
        },
      ]);
    }
  }

  async #describe(
    principal: Principal,
    records: readonly RuntimeGroupRecord[],
  ): Promise<RuntimeGroup[]> {
    const { authorizer, groups } = this.#options;
    const ids = records.map(({ id }) => id);
    const mayManage = await authorizer.may(principal, runtimeManagePermission);
    const members = await groups.listMembers(ids);
    const counts = await groups.countNamespaces(ids);
    return records.map(record => {
      const situation = this.#situationOf(record, counts.get(record.id) ?? 0);
      return {
        ...record,
        environments: members
          .filter(({ group_id }) => group_id === record.id)
          .map(({ group_id: _, ...member }) => member),
        namespace_count: situation.namespace_count,
        classes: [...situation.classes],
        actions: decideGroupActions(situation, mayManage),
      };
    });
  }

  #situationOf(group: RuntimeGroupRecord, namespace_count = 0): GroupSituation {
    const { config } = this.#options;
    return {
      ...group,
      namespace_count,
      isConfigured:
        group.source === 'config' &&
        Object.hasOwn(config.runtimeGroups, group.name),
      classes: Object.entries(config.classes)
        .filter(([, { runtimeGroup }]) =>
          runtimeGroup === undefined
            ? group.is_default
            : runtimeGroup === group.name,
        )
        .map(([name]) => name),
    };
  }

  async #inTurn(
    work: (transaction: Transaction) => Promise<void>,
  ): Promise<void> {
    const { database, runtimes, onCommitted } = this.#options;
    await database.transaction(async transaction => {
      await takeTurn(transaction.knex, 'runtimes');
      await work(transaction);
    });
    await runtimes.reload();
    onCommitted();
  }

  async #requireManage({ principal }: Caller): Promise<void> {
    await this.#options.authorizer.require(principal, runtimeManagePermission);
  }
}

export type RuntimeGroupServiceOptions = {
  authorizer: Authorizer;
  config: Pick<ControlPlaneConfig, 'classes' | 'runtimeGroups'>;
  database: ControlPlaneDatabase;
  runtimeStore: RuntimeStore;
  groups: RuntimeGroupStore;
  placements: RuntimePlacements;
  runtimes: Runtimes;
  describer: RuntimeDescriber;
  service: RuntimeService;
  recorder: RuntimeRecorder;
  onCommitted: () => void;
};

function throwMissing(): never {
  throw new NotFoundError('There is no such runtime group');
}
