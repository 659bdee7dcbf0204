import { NotFoundError } from '@backstage/errors';
import {
  runtimeManagePermission,
  type RuntimeGroup,
  type RuntimeGroupList,
} from '@groundwork/plugin-control-plane-common';
import type { EnvironmentClassStore } from '../classes/EnvironmentClassStore';
import type { ControlPlaneConfig } from '../config';
import type { Transaction } from '../database';
import { dnsLabelPattern } from '../config/dnsLabel';
import { nameCursor, type PageQuery } from '../http/page';
import type { Authorizer, Principal } from '../identity';
import {
  decideGroupActions,
  type GroupSituation,
} from './decideRuntimeActions';
import type {
  RuntimeGroupRecord,
  RuntimeGroupStore,
} from './RuntimeGroupStore';

/** Reads runtime groups as people and programs see them. Everybody may. */
export class RuntimeGroupReader {
  readonly #options: RuntimeGroupReaderOptions;

  private constructor(options: RuntimeGroupReaderOptions) {
    this.#options = options;
  }

  static create(options: RuntimeGroupReaderOptions): RuntimeGroupReader {
    return new RuntimeGroupReader(options);
  }

  async list(principal: Principal, page: PageQuery): Promise<RuntimeGroupList> {
    nameCursor(page.cursor, dnsLabelPattern);
    const { items, ...rest } = await this.#options.groups.list(page);
    return { items: await this.#describe(principal, items), ...rest };
  }

  async find(principal: Principal, id: string): Promise<RuntimeGroup> {
    const record = (await this.#options.groups.find(id)) ?? throwMissingGroup();
    const [group] = await this.#describe(principal, [record]);
    return group;
  }

  /** What matters of a group to what can be done with it. */
  async situationOf(
    group: RuntimeGroupRecord,
    options: { namespace_count?: number; transaction?: Transaction } = {},
  ): Promise<GroupSituation> {
    const { namespace_count = 0, transaction } = options;
    return this.#situationOf(
      group,
      namespace_count,
      await this.#options.classes.listGroups(transaction),
    );
  }

  #situationOf(
    group: RuntimeGroupRecord,
    namespace_count: number,
    classes: ClassGroups,
  ): GroupSituation {
    const { config } = this.#options;
    return {
      ...group,
      namespace_count,
      isConfigured:
        group.source === 'config' &&
        Object.hasOwn(config.runtimeGroups, group.name),
      classes: classes
        .filter(({ runtime_group }) =>
          runtime_group === undefined
            ? group.is_default
            : runtime_group === group.name,
        )
        .map(({ name }) => name),
    };
  }

  async #describe(
    principal: Principal,
    records: readonly RuntimeGroupRecord[],
  ): Promise<RuntimeGroup[]> {
    const { authorizer, groups, classes } = this.#options;
    const ids = records.map(({ id }) => id);
    const mayManage = await authorizer.may(principal, runtimeManagePermission);
    const members = await groups.listMembers(ids);
    const counts = await groups.countNamespaces(ids);
    const classGroups = await classes.listGroups();
    return records.map(record => {
      const situation = this.#situationOf(
        record,
        counts.get(record.id) ?? 0,
        classGroups,
      );
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
}

export type RuntimeGroupReaderOptions = {
  authorizer: Authorizer;
  classes: Pick<EnvironmentClassStore, 'listGroups'>;
  config: Pick<ControlPlaneConfig, 'runtimeGroups'>;
  groups: RuntimeGroupStore;
};

type ClassGroups = Awaited<ReturnType<EnvironmentClassStore['listGroups']>>;

export function throwMissingGroup(): never {
  throw new NotFoundError('There is no such runtime group');
}
