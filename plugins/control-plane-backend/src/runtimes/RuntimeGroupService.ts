import { randomUUID } from 'node:crypto';
import {
  runtimeManagePermission,
  type RuntimeGroup,
  type RuntimeGroupCreate,
  type RuntimeGroupUpdate,
} from '@groundwork/plugin-control-plane-common';
import {
  takeTurn,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';
import { FieldConflictError, ValidationError } from '../http/errors';
import type { Authorizer, Caller } from '../identity';
import { decideGroupActions } from './decideRuntimeActions';
import {
  bringIn,
  findCanary,
  readAskedEnvironments,
  takeOut,
  type Member,
} from './GroupMembership';
import { makeRoomForDefault } from './makeRoomForDefault';
import type { RuntimeDescriber } from './RuntimeDescriber';
import {
  throwMissingGroup,
  type RuntimeGroupReader,
} from './RuntimeGroupReader';
import type {
  RuntimeGroupRecord,
  RuntimeGroupStore,
} from './RuntimeGroupStore';
import type { RuntimePlacements } from './RuntimePlacements';
import type { RuntimeRecorder } from './RuntimeRecorder';
import type { Runtimes } from './Runtimes';
import { requireAllowed, type RuntimeService } from './RuntimeService';
import type { RuntimeStore } from './RuntimeStore';

/** What can be done with runtime groups. */
export class RuntimeGroupService {
  readonly #options: RuntimeGroupServiceOptions;

  private constructor(options: RuntimeGroupServiceOptions) {
    this.#options = options;
  }

  static create(options: RuntimeGroupServiceOptions): RuntimeGroupService {
    return new RuntimeGroupService(options);
  }

  async create(
    caller: Caller,
    body: RuntimeGroupCreate,
  ): Promise<RuntimeGroup> {
    const { describer, groups, recorder, reader } = this.#options;
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
      const members = await bringIn(transaction, caller, asked, this.#options);
      const isDefault = await makeRoomForDefault(
        transaction,
        caller,
        body.is_default ?? false,
        this.#options,
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
    return reader.find(caller.principal, id);
  }

  async update(
    caller: Caller,
    id: string,
    body: RuntimeGroupUpdate,
  ): Promise<RuntimeGroup> {
    const { describer, groups, recorder, reader } = this.#options;
    await this.#requireManage(caller);
    const asked = readAskedEnvironments(
      body.add_environments ?? [],
      'add_environments',
    );
    const found = (await groups.find(id)) ?? throwMissingGroup();
    requireAllowed(
      decideGroupActions(await reader.situationOf(found), true).update,
    );
    await describer.check(asked.created);
    await this.#inTurn(async transaction => {
      const before =
        (await groups.lock(transaction, id)) ?? throwMissingGroup();
      requireAllowed(
        decideGroupActions(
          await reader.situationOf(before, { transaction }),
          true,
        ).update,
      );
      const members: Member[] = await groups.listMembers([id], transaction);
      const staying = await takeOut(
        transaction,
        before,
        members,
        body.remove_environment_ids ?? [],
        this.#options,
      );
      const coming = await bringIn(transaction, caller, asked, this.#options);
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
    return reader.find(caller.principal, id);
  }

  async delete(caller: Caller, id: string): Promise<void> {
    const { groups, reader, recorder } = this.#options;
    await this.#requireManage(caller);
    await this.#inTurn(async transaction => {
      const group = (await groups.lock(transaction, id)) ?? throwMissingGroup();
      const counts = await groups.countNamespaces([id], transaction);
      const situation = await reader.situationOf(group, {
        namespace_count: counts.get(id),
        transaction,
      });
      requireAllowed(decideGroupActions(situation, true).delete);
      await groups.delete(transaction, id);
      await recorder.tellOfGroup(transaction, caller, group, {
        action: 'runtime-group.removed',
        message: `Removed the runtime group ${group.name}`,
      });
    });
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
      (await makeRoomForDefault(
        transaction,
        caller,
        body.is_default ?? false,
        this.#options,
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
  database: ControlPlaneDatabase;
  runtimeStore: RuntimeStore;
  groups: RuntimeGroupStore;
  reader: RuntimeGroupReader;
  placements: RuntimePlacements;
  runtimes: Runtimes;
  describer: RuntimeDescriber;
  service: RuntimeService;
  recorder: RuntimeRecorder;
  onCommitted: () => void;
};
