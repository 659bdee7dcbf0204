import { randomUUID } from 'node:crypto';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  approvalSubstituteManagePermission,
  type ApprovalSubstitute,
  type ApprovalSubstituteCreate,
} from '@groundwork/plugin-control-plane-common';
import {
  approverRoleRef,
  toMemberRef,
} from '@groundwork/plugin-control-plane-node';
import type { AuditStore } from '../audit';
import type { ControlPlaneDatabase, Transaction } from '../database';
import type { Page, PageQuery } from '../http/page';
import type { Authorizer, Caller, Principal } from '../identity';
import { toNotifications, type News, type Outbox } from '../messages';
import type { AbsentDirectory } from './AbsentDirectory';
import { checkSubstitute } from './checkSubstitute';
import type { SubstituteStore } from './SubstituteStore';

const link = '/approvals';

/** Lets people decide in the place of others while these are away. */
export class SubstituteService {
  readonly #options: SubstituteServiceOptions;

  private constructor(options: SubstituteServiceOptions) {
    this.#options = options;
  }

  static create(options: SubstituteServiceOptions): SubstituteService {
    return new SubstituteService(options);
  }

  /** Newest first: those that the caller has to do with, and all for whoever may manage them. */
  async list(
    principal: Principal,
    query: PageQuery & { active?: boolean },
  ): Promise<Page<ApprovalSubstitute>> {
    return this.#options.substitutes.list({
      ...query,
      ...(!(await this.#mayManage(principal)) && {
        of: toMemberRef(principal.id),
      }),
    });
  }

  /**
   * Lets somebody decide whatever the absent may, between two times.
   *
   * @throws `NotAllowedError` for somebody else than oneself without permission, and to machines, which are not away;
   *   `ValidationError` for what cannot be.
   */
  async create(
    caller: Caller,
    body: ApprovalSubstituteCreate,
  ): Promise<ApprovalSubstitute> {
    const { principal } = caller;
    const me = toMemberRef(principal.id);
    const named = body.absent && toMemberRef(body.absent);
    if (named !== undefined && named !== me) {
      await this.#options.authorizer.require(
        principal,
        approvalSubstituteManagePermission,
      );
    } else if (!isPerson(principal)) {
      throw new NotAllowedError('Only people have substitutes');
    }
    const absent = named ?? me;
    const { database } = this.#options;
    const period = checkSubstitute(body, absent, await database.now());
    const refs =
      absent === me ? this.#refsOf(principal) : await this.#findRefs(absent);
    const created = await database.transaction(async transaction => {
      const substitute = {
        ...period,
        id: randomUUID(),
        reason: body.reason?.trim() ?? '',
        created_by: principal.id,
        created_at: transaction.now,
      };
      await this.#options.substitutes.insert(transaction, substitute, refs);
      await this.#tell(transaction, caller, substitute, 'created');
      return {
        ...substitute,
        is_active: substitute.from <= transaction.now,
      };
    });
    this.#options.onCommitted();
    return created;
  }

  /**
   * Ends a substitution: by whoever made it, whom it is for, or who may manage all.
   *
   * @throws `NotFoundError` when there is none, or the caller has nothing to do with it; `NotAllowedError` to the substitute.
   */
  async delete(caller: Caller, id: string): Promise<void> {
    const { database, substitutes } = this.#options;
    const { principal } = caller;
    const found = await substitutes.find(id);
    const me = toMemberRef(principal.id);
    const mayManage = await this.#mayManage(principal);
    const isTheirs =
      found && [found.absent, toMemberRef(found.created_by)].includes(me);
    if (!found || !(mayManage || isTheirs || found.substitute === me)) {
      throw notFound();
    }
    if (!mayManage && !isTheirs) {
      throw new NotAllowedError(
        'Only who is away, or an administrator, may end this',
      );
    }
    await database.transaction(async transaction => {
      // Somebody else can have been first.
      if (!(await substitutes.delete(transaction, id))) {
        throw notFound();
      }
      await this.#tell(transaction, caller, found, 'deleted');
    });
    this.#options.onCommitted();
  }

  async #mayManage(principal: Principal): Promise<boolean> {
    return this.#options.authorizer.may(
      principal,
      approvalSubstituteManagePermission,
    );
  }

  /** As what the caller decides, by what is known of them now. */
  #refsOf(principal: Principal): string[] {
    const refs = this.#options.absent.withRole(
      [principal.id, ...principal.ownership_refs].map(toMemberRef),
    );
    const roles = principal.type === 'subject' ? principal.roles : [];
    return roles.includes('approver') || roles.includes('admin')
      ? [...refs, approverRoleRef]
      : refs;
  }

  async #findRefs(absent: string): Promise<string[]> {
    return this.#options.absent.find(absent);
  }

  async #tell(
    transaction: Transaction,
    caller: Caller,
    substitute: Omit<ApprovalSubstitute, 'is_active'>,
    what: 'created' | 'deleted',
  ): Promise<void> {
    const { audit, outbox } = this.#options;
    const { absent, from, until } = substitute;
    const period = `from ${from} until ${until}`;
    await audit.append(transaction, caller, {
      action: `approval-substitute.${what}`,
      target_type: 'approval-substitute',
      target_id: substitute.id,
      target_name: absent,
      message:
        what === 'created'
          ? `Let ${substitute.substitute} decide in the place of ${absent} ${period}`
          : `Ended that ${substitute.substitute} decides in the place of ${absent}`,
      metadata: { absent, substitute: substitute.substitute, from, until },
    });
    await outbox.appendMany(
      transaction,
      toNotifications(newsOf(substitute, what), {
        actor: caller,
        link,
        about: `approval-substitute:${substitute.id}`,
      }),
    );
  }
}

export type SubstituteServiceOptions = {
  database: ControlPlaneDatabase;
  substitutes: SubstituteStore;
  absent: Pick<AbsentDirectory, 'find' | 'withRole'>;
  authorizer: Authorizer;
  audit: AuditStore;
  outbox: Outbox;
  onCommitted: () => void;
};

function newsOf(
  {
    absent,
    substitute,
    from,
    until,
    reason,
  }: Omit<ApprovalSubstitute, 'is_active'>,
  what: 'created' | 'deleted',
): News {
  const told = {
    recipients: [substitute, absent],
    severity: 'normal' as const,
    topic: 'substitutes' as const,
  };
  return what === 'created'
    ? {
        ...told,
        title: `${substitute} decides in the place of ${absent}`,
        description: [`From ${from} until ${until}.`, reason]
          .filter(Boolean)
          .join(' '),
      }
    : {
        ...told,
        title: `${substitute} does not decide in the place of ${absent} any more`,
      };
}

function isPerson({ id }: Principal): boolean {
  return /^user:[^/]+\/[^/]+$/i.test(id);
}

function notFound(): NotFoundError {
  return new NotFoundError(
    'There is no such substitution, or you may not see it',
  );
}
