import { NotAllowedError } from '@backstage/errors';
import {
  auditAppendPermission,
  auditReadPermission,
  auditVerifyPermission,
  type AuditAppend,
  type AuditChain,
  type AuditEvent,
  type AuditEventList,
  type AuditVerification,
} from '@groundwork/plugin-control-plane-common';
import type { AuditAnchorSink } from '@groundwork/plugin-control-plane-node';
import type { ControlPlaneDatabase } from '../database';
import { ValidationError } from '../http/errors';
import type { Authorizer, Caller, Principal, TenantGrant } from '../identity';
import type { TenantStore } from '../tenants';
import type { AuditEventReader, AuditFilter } from './AuditEventReader';
import type { AuditStore } from './AuditStore';
import type { AuditVerifier, VerificationProgress } from './AuditVerifier';
import type { ChainStore } from './ChainStore';
import { exportEvents, type ExportFormat } from './exportEvents';
import { timeOf } from './timeOf';

const metadataBytesMax = 16 * 1024;

/** Reads, appends to, exports and verifies the audit log. */
export class AuditService {
  readonly #options: AuditServiceOptions;

  private constructor(options: AuditServiceOptions) {
    this.#options = options;
  }

  static create(options: AuditServiceOptions): AuditService {
    return new AuditService(options);
  }

  /** A page of what the caller may read, newest first. */
  async list(
    principal: Principal,
    query: AuditFilter & { limit: number; cursor?: number },
  ): Promise<AuditEventList> {
    const { reader } = this.#options;
    const { limit, cursor, ...filter } = query;
    const { scope } = await this.#requireSome(principal);
    const options = {
      filter: withTimes(filter),
      scope,
      order: 'desc' as const,
    };
    const after =
      cursor === undefined ? undefined : await reader.placeBehind(cursor);
    if (cursor !== undefined && !after) {
      return { items: [] };
    }
    const events = await reader.list({ ...options, after, limit: limit + 1 });
    const items = events.slice(0, limit);
    return {
      items,
      ...(events.length > limit && { next_cursor: items[limit - 1].id }),
    };
  }

  /** Keeps what a product reports. */
  async append(caller: Caller, entry: AuditAppend): Promise<AuditEvent> {
    const { authorizer, audit, database, tenants, onCommitted } = this.#options;
    await authorizer.require(caller.principal, auditAppendPermission);
    if (
      Buffer.byteLength(JSON.stringify(entry.metadata ?? {})) > metadataBytesMax
    ) {
      throw new ValidationError([
        {
          field: 'metadata',
          message: `must take no more than ${metadataBytesMax} bytes`,
        },
      ]);
    }
    const event = await database.transaction(async transaction => {
      if (
        entry.tenant_id !== undefined &&
        !(await tenants.find({ id: entry.tenant_id }, transaction))
      ) {
        throw new ValidationError([
          { field: 'tenant_id', message: 'there is no such tenant' },
        ]);
      }
      return audit.appendReported(transaction, caller, entry);
    });
    onCommitted();
    return event;
  }

  /**
   * The text of an export of what the caller may read, oldest first. That there was one is kept before any of it is
   * given away.
   */
  async export(
    caller: Caller,
    format: ExportFormat,
    query: AuditFilter,
  ): Promise<AsyncGenerator<string>> {
    const { database, audit, reader, tenants, onCommitted } = this.#options;
    const grant = await this.#requireSome(caller.principal);
    const filter = withTimes(query);
    const [tenant] = filter.tenant_id
      ? await tenants.findWithMembers([filter.tenant_id])
      : [];
    const now = await database.transaction(async transaction => {
      await audit.append(transaction, caller, {
        action: 'audit.exported',
        target_type: 'audit-log',
        target_id: 'audit-log',
        message: 'Exported the audit log',
        metadata: { format, ...filter },
        // Those of the tenant see who has taken a copy of its log.
        ...(tenant && grant.allows(tenant) && { tenant_id: tenant.id }),
      });
      return transaction.now;
    });
    onCommitted();
    // What happens meanwhile is not part of it, so that it has an end.
    const until =
      filter.until !== undefined && filter.until < now ? filter.until : now;
    return exportEvents(reader, format, {
      filter: { ...filter, until },
      scope: grant.scope,
    });
  }

  /** Verifies a part of the chain; see `AuditVerifier`. */
  async verify(
    principal: Principal,
    options: { limit: number; cursor?: number; signal: AbortSignal },
  ): Promise<AsyncGenerator<VerificationProgress, AuditVerification>> {
    const { authorizer, chain, verifier } = this.#options;
    await authorizer.require(principal, auditVerifyPermission);
    const { limit, cursor, signal } = options;
    if (cursor !== undefined) {
      const { head_position } = await chain.read();
      if (cursor > head_position) {
        throw new ValidationError([
          {
            field: 'cursor',
            message: `lies behind the head of the chain, which is at ${head_position}`,
          },
        ]);
      }
    }
    return verifier.verify({ after: cursor, limit, signal });
  }

  /** The state of the chain. */
  async readChain(principal: Principal): Promise<AuditChain> {
    const { authorizer, chain, sinks } = this.#options;
    await authorizer.require(principal, auditVerifyPermission);
    const { head_position, head_hash, base_position } = await chain.read();
    const [head, unsealed, last_verification, failures, anchors] =
      await Promise.all([
        chain.findSeal(head_position),
        chain.countUnsealed(),
        chain.readLastVerification(),
        chain.readAnchorFailures(),
        Promise.all(sinks.map(({ id }) => chain.findLastAnchor(id))),
      ]);
    return {
      head_position,
      head_hash,
      ...(head && { head_id: head.event_id }),
      first_position: base_position + 1,
      unsealed,
      ...(last_verification && { last_verification }),
      anchors: anchors.filter(anchor => anchor !== undefined),
      ...(failures.length > 0 && { anchor_failures: failures }),
    };
  }

  async #requireSome(principal: Principal): Promise<TenantGrant> {
    const [grant] = await this.#options.authorizer.forTenants(principal, [
      auditReadPermission,
    ]);
    if (grant.scope === 'none') {
      throw new NotAllowedError(
        `You need the permission ${auditReadPermission.name} for this`,
      );
    }
    return grant;
  }
}

export type AuditServiceOptions = {
  database: ControlPlaneDatabase;
  authorizer: Authorizer;
  audit: AuditStore;
  reader: AuditEventReader;
  chain: ChainStore;
  verifier: AuditVerifier;
  sinks: readonly AuditAnchorSink[];
  tenants: TenantStore;
  onCommitted: () => void;
};

function withTimes(filter: AuditFilter): AuditFilter {
  const { since, until, ...rest } = filter;
  return {
    ...rest,
    ...(since !== undefined && { since: timeOf('since', since) }),
    ...(until !== undefined && { until: timeOf('until', until) }),
  };
}
