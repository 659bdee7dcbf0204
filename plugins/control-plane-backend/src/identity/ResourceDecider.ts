import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type PermissionCriteria,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  type PermissionResourceRef,
} from '@backstage/plugin-permission-node';

/** Which rows a caller may have: all, none, or those that meet the criteria. */
export type RowScope<TFilter> = 'all' | 'none' | PermissionCriteria<TFilter>;

/** What a caller may do to resources of one type by one permission. */
export type Grant<TResource, TFilter> = {
  allows: (resource: TResource) => boolean;
  scope: RowScope<TFilter>;
};

/** Turns decisions over one type of resource into what services and stores work with. */
export class ResourceDecider<TResource, TFilter> {
  readonly #meets: (
    decision: PolicyDecision,
    resource: TResource | undefined,
  ) => boolean;
  readonly #toQuery: ReturnType<typeof createConditionTransformer<TFilter>>;

  private constructor(
    ruleset: ReturnType<typeof rulesetOf<TResource, TFilter>>,
  ) {
    this.#meets = createConditionAuthorizer(ruleset);
    this.#toQuery = createConditionTransformer(ruleset);
  }

  static create<TResource, TFilter>(
    registry: PermissionsRegistryService,
    resourceRef: PermissionResourceRef<TResource, TFilter>,
  ): ResourceDecider<TResource, TFilter> {
    return new ResourceDecider(rulesetOf(registry, resourceRef));
  }

  grant(decision: PolicyDecision): Grant<TResource, TFilter> {
    return {
      allows: resource => this.#meets(decision, resource),
      scope: this.#scope(decision),
    };
  }

  #scope(decision: PolicyDecision): RowScope<TFilter> {
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'all';
      case AuthorizeResult.CONDITIONAL:
        return this.#toQuery(decision.conditions);
      default:
        return 'none';
    }
  }
}

function rulesetOf<TResource, TFilter>(
  registry: PermissionsRegistryService,
  resourceRef: PermissionResourceRef<TResource, TFilter>,
) {
  return registry.getPermissionRuleset(resourceRef);
}
