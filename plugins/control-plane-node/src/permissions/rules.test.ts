import fc from 'fast-check';
import { environmentRequestConditions } from './conditions';
import type {
  EnvironmentRequestFilter,
  EnvironmentRequestWithApprovers,
} from './resourceRef';
import {
  environmentRequestRules,
  hasClass,
  hasRegion,
  hasStatus,
  inTenant,
  isApprover,
  isOwner,
  isRequester,
} from './rules';

/** What the database does with a filter: the column has one of the values, or there is such a row of an approver. */
function selects(
  filter: EnvironmentRequestFilter,
  request: EnvironmentRequestWithApprovers,
): boolean {
  return 'column' in filter
    ? filter.values.some(value => value === request[filter.column])
    : filter.approver_refs.some(ref => request.approver_refs.includes(ref));
}

// Few and similar values, so that hits and near misses are frequent.
const value = fc.constantFrom(
  '',
  'a',
  'A',
  'a ',
  'group:default/a',
  'user:default/a',
);
const values = fc.array(value, { maxLength: 4 });
const request = fc
  .record({
    requested_by: value,
    owner: value,
    class: value,
    region: value,
    tenant_id: fc.option(value, { nil: undefined }),
    status: value,
    approver_refs: values,
  })
  .map(fields => fields as unknown as EnvironmentRequestWithApprovers);

const cases: {
  name: string;
  apply: (
    request: EnvironmentRequestWithApprovers,
    values: string[],
  ) => boolean;
  toQuery: (values: string[]) => unknown;
}[] = [
  {
    name: isRequester.name,
    apply: (resource, subjects) => isRequester.apply(resource, { subjects }),
    toQuery: subjects => isRequester.toQuery({ subjects }),
  },
  {
    name: isOwner.name,
    apply: (resource, owners) => isOwner.apply(resource, { owners }),
    toQuery: owners => isOwner.toQuery({ owners }),
  },
  {
    name: hasClass.name,
    apply: (resource, classes) => hasClass.apply(resource, { classes }),
    toQuery: classes => hasClass.toQuery({ classes }),
  },
  {
    name: hasRegion.name,
    apply: (resource, regions) => hasRegion.apply(resource, { regions }),
    toQuery: regions => hasRegion.toQuery({ regions }),
  },
  {
    name: inTenant.name,
    apply: (resource, tenants) => inTenant.apply(resource, { tenants }),
    toQuery: tenants => inTenant.toQuery({ tenants }),
  },
  {
    name: hasStatus.name,
    apply: (resource, statuses) => hasStatus.apply(resource, { statuses }),
    toQuery: statuses => hasStatus.toQuery({ statuses }),
  },
  {
    name: isApprover.name,
    apply: (resource, refs) => isApprover.apply(resource, { refs }),
    toQuery: refs => isApprover.toQuery({ refs }),
  },
];

describe('environmentRequestRules', () => {
  it.each(cases)(
    '$name allows one request exactly when a list would contain it',
    ({ apply, toQuery }) => {
      fc.assert(
        fc.property(request, values, (resource, params) => {
          const filter = toQuery(params) as EnvironmentRequestFilter;
          expect(apply(resource, params)).toBe(selects(filter, resource));
        }),
      );
    },
  );

  it.each([
    [isRequester.name, 'requested_by'],
    [isOwner.name, 'owner'],
    [hasClass.name, 'class'],
    [hasRegion.name, 'region'],
    [inTenant.name, 'tenant_id'],
    [hasStatus.name, 'status'],
  ] as const)('%s looks at %s and at nothing else', (name, column) => {
    const { apply } = cases.find(each => each.name === name)!;
    const all = (text: string) => ({
      requested_by: text,
      owner: text,
      class: text,
      region: text,
      tenant_id: text,
      status: text,
      approver_refs: [text],
    });
    const hit = {
      ...all(''),
      [column]: 'x',
    } as unknown as EnvironmentRequestWithApprovers;
    const miss = {
      ...all('x'),
      [column]: '',
    } as unknown as EnvironmentRequestWithApprovers;
    expect(apply(hit, ['x'])).toBe(true);
    expect(apply(miss, ['x'])).toBe(false);
  });

  it.each([
    ['User:default/Ben', 'user:default/ben', true],
    ['GROUP:default/Sre', 'group:default/sre', true],
    ['role:approver', 'role:approver', true],
    ['Role:approver', 'role:approver', false],
    ['approver-client:CI', 'approver-client:ci', false],
  ])('IS_APPROVER takes %s for %s: %s', (asked, kept, expected) => {
    const resource = {
      approver_refs: [kept],
    } as EnvironmentRequestWithApprovers;
    expect(isApprover.apply(resource, { refs: [asked] })).toBe(expected);
  });

  it.each(cases)('$name without values allows nothing', ({ apply }) => {
    fc.assert(
      fc.property(request, resource => {
        expect(apply(resource, [])).toBe(false);
      }),
    );
  });

  it('has the cases above for every rule, and a condition for each', () => {
    expect(cases.map(({ name }) => name)).toEqual(
      environmentRequestRules.map(({ name }) => name),
    );
    expect(
      environmentRequestConditions.isRequester({ subjects: ['a'] }),
    ).toEqual({
      rule: 'IS_REQUESTER',
      resourceType: 'environment-request',
      params: { subjects: ['a'] },
    });
    expect(Object.keys(environmentRequestConditions)).toHaveLength(
      environmentRequestRules.length,
    );
  });
});
