import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type ConditionalPolicyDecision,
  type PermissionCriteria,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
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
  readonly #ruleset: Ruleset<TResource, TFilter>;
  readonly #toQuery: ReturnType<typeof createConditionTransformer<TFilter>>;

  private constructor(ruleset: Ruleset<TResource, TFilter>) {
    this.#ruleset = ruleset;
    this.#toQuery = createConditionTransformer(ruleset);
  }

  static create<TResource, TFilter>(
    registry: PermissionsRegistryService,
    resourceRef: PermissionResourceRef<TResource, TFilter>,
  ): ResourceDecider<TResource, TFilter> {
    return new ResourceDecider(rulesetOf(registry, resourceRef));
  }

  grant(decision: PolicyDecision): Grant<TResource, TFilter> {
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return { allows: () => true, scope: 'all' };
      case AuthorizeResult.CONDITIONAL:
        return {
          // First, as it finds out whether the parameters are what the rules take.
          scope: this.#toQuery(decision.conditions),
          allows: this.#toPredicate(decision.conditions),
        };
      default:
        return { allows: () => false, scope: 'none' };
    }
  }

  /**
   * What the conditions say of one resource. The framework's own looks at the parameters anew for each, which is most of the
   * work in a list of somebody in many groups.
   */
  #toPredicate(
    criteria: ConditionalPolicyDecision['conditions'],
  ): (resource: TResource) => boolean {
    if (isAndCriteria(criteria)) {
      const all = criteria.allOf.map(each => this.#toPredicate(each));
      return resource => all.every(meets => meets(resource));
    }
    if (isOrCriteria(criteria)) {
      const any = criteria.anyOf.map(each => this.#toPredicate(each));
      return resource => any.some(meets => meets(resource));
    }
    if (isNotCriteria(criteria)) {
      const meets = this.#toPredicate(criteria.not);
      return resource => !meets(resource);
    }
    const rule = this.#ruleset.getRuleByName(criteria.rule);
    const params = criteria.params ?? {};
    return resource => rule.apply(resource, params);
  }
}

type Ruleset<TResource, TFilter> = ReturnType<
  typeof rulesetOf<TResource, TFilter>
>;

function rulesetOf<TResource, TFilter>(
  registry: PermissionsRegistryService,
  resourceRef: PermissionResourceRef<TResource, TFilter>,
) {
  return registry.getPermissionRuleset(resourceRef);
}
