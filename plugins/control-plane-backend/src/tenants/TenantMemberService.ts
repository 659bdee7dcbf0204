import { randomUUID } from 'node:crypto';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  tenantAdministerPermission,
  type TenantMember,
  type TenantMemberCreate,
  type TenantMemberList,
  type TenantMemberUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { Transaction } from '../database';
import { FieldConflictError } from '../http/errors';
import type { PageQuery } from '../http/page';
import type { Caller, Principal } from '../identity';
import type { TenantAccess } from './TenantAccess';
import type { TenantMemberStore } from './TenantMemberStore';
import { noSuchPart, type TenantParts } from './TenantParts';
import type { TenantEvent, TenantRecorder } from './TenantRecorder';
import type { StoredTenant } from './TenantStore';

const what = 'member';

/** What can be done with who has a role in a tenant. */
export class TenantMemberService {
  readonly #options: TenantMemberServiceOptions;

  private constructor(options: TenantMemberServiceOptions) {
    this.#options = options;
  }

  static create(options: TenantMemberServiceOptions): TenantMemberService {
    return new TenantMemberService(options);
  }

  async list(
    principal: Principal,
    { tenant_id, ...page }: PageQuery & { tenant_id: string },
  ): Promise<TenantMemberList> {
    const { access, members } = this.#options;
    await access.require(principal, { id: tenant_id });
    return members.list(tenant_id, page);
  }

  /** Gives a person or a group a role. */
  async add(caller: Caller, body: TenantMemberCreate): Promise<TenantMember> {
    const { access, parts, members } = this.#options;
    await access.require(
      caller.principal,
      { id: body.tenant_id },
      tenantAdministerPermission,
    );
    return parts.change(body.tenant_id, async (transaction, tenant) => {
      const member: TenantMember = {
        id: randomUUID(),
        tenant_id: tenant.id,
        // As the catalog writes it, so that whoever signs in is found.
        member_ref: stringifyEntityRef(parseEntityRef(body.member_ref)),
        role: body.role,
        created_by: caller.principal.id,
        created_at: transaction.now,
      };
      if (!(await members.insert(transaction, member))) {
        throw new FieldConflictError([
          {
            field: 'member_ref',
            message: `${member.member_ref} is a member of ${tenant.slug} already`,
          },
        ]);
      }
      await this.#tell(transaction, caller, tenant, member, {
        action: 'tenant-member.added',
        message: `Made ${member.member_ref} ${member.role} of ${tenant.name}`,
        metadata: { role: member.role },
      });
      return member;
    });
  }

  /** Changes a role. */
  async update(
    caller: Caller,
    id: string,
    { role }: TenantMemberUpdate,
  ): Promise<TenantMember> {
    return this.#change(caller, id, async (transaction, tenant, member) => {
      if (member.role === role) {
        return member;
      }
      await this.#options.members.setRole(transaction, id, role);
      await this.#tell(transaction, caller, tenant, member, {
        action: 'tenant-member.changed',
        message: `Made ${member.member_ref}, who was ${member.role}, ${role} of ${tenant.name}`,
        metadata: { changes: { role: { from: member.role, to: role } } },
      });
      return { ...member, role };
    });
  }

  /** Takes a role away. */
  async remove(caller: Caller, id: string): Promise<void> {
    await this.#change(caller, id, async (transaction, tenant, member) => {
      await this.#options.members.delete(transaction, id);
      await this.#tell(transaction, caller, tenant, member, {
        action: 'tenant-member.removed',
        message: `Removed ${member.member_ref}, who was ${member.role}, from ${tenant.name}`,
        metadata: { role: member.role },
      });
    });
  }

  async #change<T>(
    caller: Caller,
    id: string,
    work: (
      transaction: Transaction,
      tenant: StoredTenant,
      member: TenantMember,
    ) => Promise<T>,
  ): Promise<T> {
    const { parts, members } = this.#options;
    const { tenant_id } = await parts.require(
      caller.principal,
      await members.find(id),
      what,
      tenantAdministerPermission,
    );
    return parts.change(tenant_id, async (transaction, tenant) => {
      const member = await members.find(id, transaction);
      if (!member) {
        throw noSuchPart(what);
      }
      return work(transaction, tenant, member);
    });
  }

  async #tell(
    transaction: Transaction,
    caller: Caller,
    tenant: StoredTenant,
    member: TenantMember,
    event: Omit<TenantEvent, 'part' | 'target'>,
  ): Promise<void> {
    await this.#options.recorder.tell(transaction, caller, tenant, {
      ...event,
      part: 'members',
      target: {
        type: 'tenant-member',
        id: member.id,
        name: member.member_ref,
      },
    });
  }
}

export type TenantMemberServiceOptions = {
  access: TenantAccess;
  parts: TenantParts;
  members: TenantMemberStore;
  recorder: TenantRecorder;
};
