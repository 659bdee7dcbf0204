import type {
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type PermissionCriteria,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  environmentRequestApprovePermission,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  environmentRequestResourceRef,
  rolePolicy,
  type EnvironmentRequestFilter,
} from '@groundwork/plugin-control-plane-node';
import { DependencyError } from '../http/errors';
import type { Principal } from './Principal';

/** Which rows a caller may have: all, none, or those that meet the criteria. */
export type RowScope =
  'all' | 'none' | PermissionCriteria<EnvironmentRequestFilter>;

type RequestPermission = ResourcePermission<'environment-request'>;

/**
 * The one place where permission is decided, for every kind of caller:
 *
 * - people and services through the permission framework, so that an installed policy decides,
 * - bearers of other tokens through `rolePolicy`, the function that the policy module applies to people,
 * - services may read, and no more: a service token is not a way around an approval.
 */
export class Authorizer {
  readonly #permissions: PermissionsService;
  readonly #permissionsEnabled: boolean;
  readonly #meets: (
    decision: PolicyDecision,
    resource: EnvironmentRequest | undefined,
  ) => boolean;
  readonly #toQuery: (
    criteria: Parameters<
      ReturnType<typeof createConditionTransformer<EnvironmentRequestFilter>>
    >[0],
  ) => PermissionCriteria<EnvironmentRequestFilter>;

  private constructor(options: AuthorizerOptions) {
    this.#permissions = options.permissions;
    this.#permissionsEnabled = options.permissionsEnabled;
    const ruleset = options.permissionsRegistry.getPermissionRuleset(
      environmentRequestResourceRef,
    );
    this.#meets = createConditionAuthorizer(ruleset);
    this.#toQuery = createConditionTransformer(ruleset);
  }

  static create(options: AuthorizerOptions): Authorizer {
    return new Authorizer(options);
  }

  /** @throws `NotAllowedError` naming what is needed. */
  async require(
    principal: Principal,
    permission: BasicPermission,
  ): Promise<void> {
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
    if (
      decision.result !== AuthorizeResult.ALLOW ||
      this.#refuses(principal, permission)
    ) {
      throw new NotAllowedError(
        `You need the permission ${permission.name} for this`,
      );
    }
  }

  /** Decides permissions over environment requests once, for any number of them. */
  async forRequests<const TPermissions extends readonly RequestPermission[]>(
    principal: Principal,
    permissions: TPermissions,
  ): Promise<{ [K in keyof TPermissions]: RequestGrant }> {
    const decisions = await this.#decide(principal, permissions);
    return decisions.map(decision => ({
      allows: request => this.#meets(decision, request),
      scope: this.#scope(decision),
    })) as { [K in keyof TPermissions]: RequestGrant };
  }

  #scope(decision: PolicyDecision): RowScope {
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'all';
      case AuthorizeResult.CONDITIONAL:
        return this.#toQuery(decision.conditions);
      default:
        return 'none';
    }
  }

  async #decide(
    principal: Principal,
    permissions: readonly RequestPermission[],
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
  #refuses(
    principal: Principal,
    permission: BasicPermission | RequestPermission,
  ): boolean {
    if (principal.type === 'service') {
      return permission.attributes.action !== 'read';
    }
    // With the framework off everybody may do everything, which must not include approving.
    return (
      !this.#permissionsEnabled &&
      permission.name === environmentRequestApprovePermission.name
    );
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

/** What a caller may do to environment requests by one permission. */
export type RequestGrant = {
  allows: (request: EnvironmentRequest) => boolean;
  scope: RowScope;
};

export type AuthorizerOptions = {
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  /** Whether the permission framework is on (`permission.enabled`). */
  permissionsEnabled: boolean;
};
