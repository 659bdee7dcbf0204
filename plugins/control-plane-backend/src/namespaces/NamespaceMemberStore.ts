import { randomUUID } from 'node:crypto';
import type { NamespaceMember } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import type { Transaction } from '../database';
import type { MemberRefs } from '../identity/memberRef';
import type { CheckedMember } from './checkMembers';

const table = 'namespace_members';

/** A member as it is kept. */
export type StoredMember = Omit<NamespaceMember, 'warning'>;

/** The rows of who may work in namespaces. */
export class NamespaceMemberStore {
  readonly #knex: Knex;
  readonly #refOf: MemberRefs;

  private constructor(options: NamespaceMemberStoreOptions) {
    this.#knex = options.knex;
    this.#refOf = options.refOf;
  }

  static create(options: NamespaceMemberStoreOptions): NamespaceMemberStore {
    return new NamespaceMemberStore(options);
  }

  /** In the order in which they were given. */
  async list(
    namespaceId: string,
    transaction?: Transaction,
  ): Promise<StoredMember[]> {
    return (transaction?.knex ?? this.#knex)(table)
      .select('id', 'identifier', 'type', 'role')
      .where({ namespace_id: namespaceId })
      .orderBy('position');
  }

  /** Makes these all members that a namespace has; who stays keeps the id. */
  async replace(
    transaction: Transaction,
    namespaceId: string,
    members: readonly CheckedMember[],
  ): Promise<void> {
    const { knex } = transaction;
    const known = new Map(
      (await this.list(namespaceId, transaction)).map(member => [
        `${member.type} ${member.identifier}`,
        member.id,
      ]),
    );
    await knex(table).where({ namespace_id: namespaceId }).delete();
    await knex.batchInsert(
      table,
      members.map((member, position) => ({
        id: known.get(`${member.type} ${member.identifier}`) ?? randomUUID(),
        namespace_id: namespaceId,
        ...member,
        member_ref: this.#refOf(member),
        position,
      })),
      100,
    );
  }
}

export type NamespaceMemberStoreOptions = { knex: Knex; refOf: MemberRefs };
