import type { IdentityGroupProvider } from '@groundwork/plugin-control-plane-node';
import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import type { IdentityGroupsConfig } from '../config';
import {
  databaseTime,
  withoutTransactionGuard,
  type ControlPlaneDatabase,
} from '../database';
import type { MemberRefs } from '../identity/memberRef';
import type { Principal } from '../identity';

const table = 'identity_group_claims';
const groupsMax = 200;
const membersMax = 20_000;

/**
 * What the tokens of callers say of their groups. A caller with a token is a member of the groups in it for what they do with
 * it, whatever is kept here; this remembers it for a while, so that others see who is in a group, and so that the same person
 * counts when they come without it.
 */
export class ClaimedGroups implements IdentityGroupProvider {
  readonly id = 'claim';
  readonly #database: ControlPlaneDatabase;
  readonly #refOf: MemberRefs;
  readonly #rememberForMs: number;
  /** What was written lately, by caller. */
  readonly #noted: LRUCache<string, string>;

  private constructor(options: ClaimedGroupsOptions) {
    this.#database = options.database;
    this.#refOf = options.refOf;
    this.#rememberForMs = options.config.claim.rememberFor;
    this.#noted = new LRUCache({
      max: 10_000,
      ttl: Math.max(1, this.#rememberForMs / 4),
    });
  }

  static create(options: ClaimedGroupsOptions): ClaimedGroups {
    return new ClaimedGroups(options);
  }

  async resolve(group: string): Promise<string[] | undefined> {
    const { knex } = this.#database;
    const members: string[] = await knex(table)
      .where(
        'group_ref',
        this.#refOf({ identifier: group, type: 'identity_group' }),
      )
      .andWhere('seen_at', '>', databaseTime(knex, -this.#rememberForMs))
      .orderBy('member')
      .limit(membersMax)
      .pluck('member');
    return members.length > 0 ? members : undefined;
  }

  /** Remembers the groups of a caller's token, and forgets those that it names no more. */
  async note(principal: Principal): Promise<void> {
    if (
      principal.type !== 'subject' ||
      principal.tenant_id !== undefined ||
      principal.id.length > 255
    ) {
      return;
    }
    const groups = principal.ownership_refs
      .filter(ref => ref.startsWith('group:') && ref.length <= 255)
      .slice(0, groupsMax)
      .sort();
    const content = groups.join(' ');
    if (this.#noted.get(principal.id) === content) {
      return;
    }
    this.#noted.set(principal.id, content);
    await withoutTransactionGuard(() =>
      this.#database.transaction(async ({ knex, now }) => {
        // In one order, as two calls of one person may come at once.
        await this.#write(knex, principal.id, groups, now);
      }),
    );
  }

  /** Forgets what is too old to count. */
  async sweep(): Promise<void> {
    const { knex } = this.#database;
    await knex(table)
      .where('seen_at', '<=', databaseTime(knex, -this.#rememberForMs))
      .delete();
  }

  async #write(
    knex: Knex,
    member: string,
    groups: readonly string[],
    now: string,
  ): Promise<void> {
    await knex(table)
      .where({ member })
      .whereNotIn('group_ref', groups)
      .delete();
    if (groups.length > 0) {
      await knex(table)
        .insert(groups.map(group_ref => ({ group_ref, member, seen_at: now })))
        .onConflict(['group_ref', 'member'])
        .merge(['seen_at']);
    }
  }
}

export type ClaimedGroupsOptions = {
  database: ControlPlaneDatabase;
  refOf: MemberRefs;
  config: IdentityGroupsConfig;
};
