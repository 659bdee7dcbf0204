import type { Config } from '@backstage/config';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  isControlPlanePermission,
  readRoleMembership,
  rolePolicy,
  rolesOf,
  type RoleMembership,
} from '@groundwork/plugin-control-plane-node';
import { portalPolicy } from './portalPolicy';

/** Options of {@link ControlPlanePermissionPolicy}. @public */
export type ControlPlanePermissionPolicyOptions = {
  /**
   * Decides over every permission that is not the control plane's; {@link portalPolicy} when absent. It is asked with
   * and without a user, and must deny on its own what it does not know.
   */
  others?: PermissionPolicy;
};

/**
 * Decides over the permissions of the control plane by the roles of the configuration, with `rolePolicy` of
 * `@groundwork/plugin-control-plane-node`, and leaves all others to a second policy.
 *
 * @public
 */
export class ControlPlanePermissionPolicy implements PermissionPolicy {
  readonly #membership: RoleMembership;
  readonly #others?: PermissionPolicy;

  private constructor(
    membership: RoleMembership,
    options?: ControlPlanePermissionPolicyOptions,
  ) {
    this.#membership = membership;
    this.#others = options?.others;
  }

  /** Reads `controlPlane.roles` once; a change of it takes effect with the next start. */
  static fromConfig(
    config: Config,
    options?: ControlPlanePermissionPolicyOptions,
  ): ControlPlanePermissionPolicy {
    return new ControlPlanePermissionPolicy(
      readRoleMembership(config),
      options,
    );
  }

  async handle(
    query: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const { permission } = query;
    const own = isControlPlanePermission(permission);

    if (!own && this.#others) {
      return this.#others.handle(query, user);
    }
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }

    const { userEntityRef, ownershipEntityRefs } = user.info;
    const subject = {
      id: userEntityRef,
      ownership_refs: ownershipEntityRefs,
      // Ownership may be configured to leave out the person themselves; their own role must not depend on that.
      roles: rolesOf(this.#membership, [userEntityRef, ...ownershipEntityRefs]),
    };
    return own
      ? rolePolicy(permission, subject)
      : portalPolicy(permission, subject);
  }
}
