import type {
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type Permission,
  type PermissionCriteria,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  auditAppendPermission,
  environmentRequestApprovePermission,
  templateGateApprovePermission,
  templateGatePermissions,
  type NamespacePermission,
  type TemplateGatePermission,
  type TenantPermission,
} from '@groundwork/plugin-control-plane-common';
import {
  environmentRequestResourceRef,
  namespaceResourceRef,
  rolePolicy,
  templateGateResourceRef,
  tenantResourceRef,
  type EnvironmentRequestFilter,
  type EnvironmentRequestWithApprovers,
  type NamespaceFilter,
  type NamespaceWithMembers,
  type TemplateGateFilter,
  type TemplateGateWithApprovers,
  type TenantFilter,
  type TenantWithMembers,
} from '@groundwork/plugin-control-plane-node';
import { DependencyError } from '../http/errors';
import type { Principal } from './Principal';
import { ResourceDecider, type Grant, type RowScope } from './ResourceDecider';

/** What takes somebody who is known. */
const approvals: ReadonlySet<string> = new Set([
  environmentRequestApprovePermission.name,
  templateGateApprovePermission.name,
]);

const gatePermissions: ReadonlySet<string> = new Set(
  templateGatePermissions.map(({ name }) => name),
);

type RequestPermission = ResourcePermission<'environment-request'>;

/** What a caller may do to environment requests by one permission. */
export type RequestGrant = Grant<
  EnvironmentRequestWithApprovers,
  EnvironmentRequestFilter
>;

/** What a caller may do to tenants, and to what belongs to them, by one permission. */
export type TenantGrant = Grant<TenantWithMembers, TenantFilter>;

/** What a caller may do to namespaces by one permission. */
export type NamespaceGrant = Grant<NamespaceWithMembers, NamespaceFilter>;

/** What a caller may do to gates of template runs by one permission. */
export type TemplateGateGrant = Grant<
  TemplateGateWithApprovers,
  TemplateGateFilter
>;

/**
 * The one place where permission is decided, for every kind of caller:
 *
 * - people and services through the permission framework, so that an installed policy decides,
 * - bearers of other tokens through `rolePolicy`, the function that the policy module applies to people,
 * - services may read and append to the audit log, and no more: a service token is not a way around an approval.
 */
export class Authorizer {
  readonly #permissions: PermissionsService;
  readonly #permissionsEnabled: boolean;
  readonly #requests: ResourceDecider<
    EnvironmentRequestWithApprovers,
    EnvironmentRequestFilter
  >;
  readonly #tenants: ResourceDecider<TenantWithMembers, TenantFilter>;
  readonly #namespaces: ResourceDecider<NamespaceWithMembers, NamespaceFilter>;
  readonly #gates: ResourceDecider<
    TemplateGateWithApprovers,
    TemplateGateFilter
  >;

  private constructor(options: AuthorizerOptions) {
    this.#permissions = options.permissions;
    this.#permissionsEnabled = options.permissionsEnabled;
    this.#requests = ResourceDecider.create(
      options.permissionsRegistry,
      environmentRequestResourceRef,
    );
    this.#tenants = ResourceDecider.create(
      options.permissionsRegistry,
      tenantResourceRef,
    );
    this.#namespaces = ResourceDecider.create(
      options.permissionsRegistry,
      namespaceResourceRef,
    );
    this.#gates = ResourceDecider.create(
      options.permissionsRegistry,
      templateGateResourceRef,
    );
  }

  static create(options: AuthorizerOptions): Authorizer {
    return new Authorizer(options);
  }

  /** @throws `NotAllowedError` naming what is needed. */
  async require(
    principal: Principal,
    permission: BasicPermission,
  ): Promise<void> {
    if (!(await this.may(principal, permission))) {
      throw new NotAllowedError(
        `You need the permission ${permission.name} for this`,
      );
    }
  }

  /** Whether a caller may do something that is not done to a resource. */
  async may(
    principal: Principal,
    permission: BasicPermission,
  ): Promise<boolean> {
    const decision =
      principal.type === 'subject'
        ? rolePolicy(permission, principal)
        : (
            await orUnavailable(
              this.#permissions.authorize([{ permission }], {
                credentials: principal.credentials,
              }),
            )
          )[0];
    return (
      decision.result === AuthorizeResult.ALLOW &&
      !this.#refuses(principal, permission)
    );
  }

  /** Decides permissions over environment requests once, for any number of them. */
  async forRequests<const TPermissions extends readonly RequestPermission[]>(
    principal: Principal,
    permissions: TPermissions,
  ): Promise<{ [K in keyof TPermissions]: RequestGrant }> {
    const decisions = await this.#decide(principal, permissions);
    return decisions.map(decision =>
      bindToTenant(
        principal,
        this.#requests.grant(decision),
        'tenant_id',
        request => request.tenant_id,
      ),
    ) as {
      [K in keyof TPermissions]: RequestGrant;
    };
  }

  /** Decides permissions over tenants once, for any number of them. */
  async forTenants<const TPermissions extends readonly TenantPermission[]>(
    principal: Principal,
    permissions: TPermissions,
  ): Promise<{ [K in keyof TPermissions]: TenantGrant }> {
    const decisions = await this.#decide(principal, permissions);
    return decisions.map(decision =>
      bindToTenant(
        principal,
        this.#tenants.grant(decision),
        'id',
        tenant => tenant.id,
      ),
    ) as {
      [K in keyof TPermissions]: TenantGrant;
    };
  }

  /** Decides permissions over namespaces once, for any number of them. */
  async forNamespaces<
    const TPermissions extends readonly NamespacePermission[],
  >(
    principal: Principal,
    permissions: TPermissions,
  ): Promise<{ [K in keyof TPermissions]: NamespaceGrant }> {
    const decisions = await this.#decide(principal, permissions);
    return decisions.map(decision =>
      bindToTenant(
        principal,
        this.#namespaces.grant(decision),
        'tenant_id',
        namespace => namespace.tenant_id,
      ),
    ) as {
      [K in keyof TPermissions]: NamespaceGrant;
    };
  }

  /** Decides permissions over gates once, for any number of them. */
  async forGates<const TPermissions extends readonly TemplateGatePermission[]>(
    principal: Principal,
    permissions: TPermissions,
  ): Promise<{ [K in keyof TPermissions]: TemplateGateGrant }> {
    const decisions = await this.#decide(principal, permissions);
    return decisions.map(decision => this.#gates.grant(decision)) as {
      [K in keyof TPermissions]: TemplateGateGrant;
    };
  }

  async #decide(
    principal: Principal,
    permissions: readonly ResourcePermission[],
  ): Promise<PolicyDecision[]> {
    const decisions =
      principal.type === 'subject'
        ? permissions.map(permission => rolePolicy(permission, principal))
        : await orUnavailable(
            this.#permissions.authorizeConditional(
              permissions.map(permission => ({ permission })),
              { credentials: principal.credentials },
            ),
          );
    return decisions.map((decision, index) =>
      this.#refuses(principal, permissions[index])
        ? { result: AuthorizeResult.DENY }
        : decision,
    );
  }

  /** What holds whatever the policy says. */
  #refuses(principal: Principal, permission: Permission): boolean {
    if (principal.type === 'service') {
      return (
        permission.attributes.action !== 'read' &&
        permission.name !== auditAppendPermission.name
      );
    }
    // Gates are of no tenant: whoever belongs to one has nothing to do with them.
    if (
      principal.type === 'subject' &&
      principal.tenant_id !== undefined &&
      gatePermissions.has(permission.name)
    ) {
      return true;
    }
    // With the framework off everybody may do everything, which must not include approving.
    return !this.#permissionsEnabled && approvals.has(permission.name);
  }
}

/**
 * Leaves of a grant what is of the caller's own tenant, if they belong to one: whatever policies and names say, and
 * whoever was called like them before.
 */
function bindToTenant<TResource, TFilter, const TColumn extends string>(
  principal: Principal,
  grant: Grant<TResource, TFilter>,
  column: TColumn,
  tenantIdOf: (resource: TResource) => string | undefined,
): Grant<TResource, TFilter | { column: TColumn; values: string[] }> {
  const own = principal.type === 'subject' ? principal.tenant_id : undefined;
  if (own === undefined) {
    return grant;
  }
  const filter = { column, values: [own] };
  return {
    allows: resource => tenantIdOf(resource) === own && grant.allows(resource),
    scope: withinScope(grant.scope, filter),
  };
}

function withinScope<TFilter, TOwn>(
  scope: RowScope<TFilter>,
  filter: TOwn,
): RowScope<TFilter | TOwn> {
  switch (scope) {
    case 'none':
      return 'none';
    case 'all':
      return filter as PermissionCriteria<TOwn>;
    default:
      return { allOf: [filter as PermissionCriteria<TOwn>, scope] };
  }
}

/** Where nobody can tell what a caller may do, nothing is decided: neither for nor against. */
async function orUnavailable<T>(decisions: Promise<T>): Promise<T> {
  try {
    return await decisions;
  } catch (error) {
    throw new DependencyError(
      'What you may do cannot be found out now. Try again in a moment.',
      error,
    );
  }
}

export type AuthorizerOptions = {
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  /** Whether the permission framework is on (`permission.enabled`). */
  permissionsEnabled: boolean;
};
