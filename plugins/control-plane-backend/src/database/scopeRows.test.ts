import { TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PermissionCriteria,
  type PermissionCondition,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  type PermissionRule,
  type PermissionRuleset,
} from '@backstage/plugin-permission-node';
import {
  environmentRequestReadPermission,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  createEnvironmentRequestConditionalDecision,
  environmentRequestConditions,
  environmentRequestRules,
  type EnvironmentRequestFilter,
} from '@groundwork/plugin-control-plane-node';
import fc from 'fast-check';
import { createTestStores, type TestStores } from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const people = ['user:default/ana', 'user:default/rui'];
const groups = ['group:default/team-payments', 'group:default/team-search'];
const classes = ['preview', 'production'];
const regions = ['us-east-1', 'eu-central-1'];

type Criteria = PermissionCriteria<PermissionCondition<'environment-request'>>;

const { isRequester, isOwner, hasClass, hasRegion } =
  environmentRequestConditions;
const some = (values: string[]) => fc.subarray(values, { minLength: 0 });
const condition: fc.Arbitrary<Criteria> = fc.oneof(
  some(people).map(subjects => isRequester({ subjects })),
  some(groups).map(owners => isOwner({ owners })),
  some(classes).map(names => hasClass({ classes: names })),
  some(regions).map(names => hasRegion({ regions: names })),
);
const { criteria } = fc.letrec<{ criteria: Criteria }>(tie => ({
  criteria: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    condition,
    fc.record({ not: tie('criteria') }),
    fc
      .array(tie('criteria'), { minLength: 1, maxLength: 3 })
      .map(allOf => ({ allOf }) as Criteria),
    fc
      .array(tie('criteria'), { minLength: 1, maxLength: 3 })
      .map(anyOf => ({ anyOf }) as Criteria),
  ),
}));

describe.each(databases.eachSupportedId())('scopeRows on %p', id => {
  let stores: TestStores;

  beforeAll(async () => {
    stores = await createTestStores(await databases.init(id));
    for (const requested_by of people) {
      for (const owner of groups) {
        for (const name of classes) {
          for (const region of regions) {
            await stores.addRequest({
              requested_by,
              owner,
              class: name,
              region,
            });
          }
        }
      }
    }
  });

  it('selects exactly the rows that the rules allow one by one', async () => {
    const rules: PermissionRule<
      EnvironmentRequest,
      EnvironmentRequestFilter,
      'environment-request'
    >[] = [...environmentRequestRules];
    const ruleset: PermissionRuleset<
      EnvironmentRequest,
      EnvironmentRequestFilter,
      'environment-request'
    > = {
      getRuleByName(name) {
        const rule = rules.find(candidate => candidate.name === name);
        if (!rule) {
          throw new Error(`There is no rule ${name}`);
        }
        return rule;
      },
    };
    const toQuery =
      createConditionTransformer<EnvironmentRequestFilter>(ruleset);
    const allows = createConditionAuthorizer(ruleset);
    const { items: all } = await stores.requests.list({
      limit: 100,
      scopes: ['all'],
    });
    expect(all).toHaveLength(16);

    await fc.assert(
      fc.asyncProperty(criteria, criteria, async (first, second) => {
        const decisions = [first, second].map(conditions =>
          createEnvironmentRequestConditionalDecision(
            environmentRequestReadPermission,
            conditions,
          ),
        );
        const { items, total } = await stores.requests.list({
          limit: 100,
          scopes: decisions.map(({ conditions }) => toQuery(conditions)),
        });
        const expected = all.filter(request =>
          decisions.every(decision => allows(decision, request)),
        );
        expect(items.map(request => request.id)).toEqual(
          expected.map(request => request.id),
        );
        expect(total.value).toBe(expected.length);
      }),
      { numRuns: 150 },
    );
    expect(allows({ result: AuthorizeResult.DENY }, all[0])).toBe(false);
  });
});
