import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import fc from 'fast-check';
import { environmentRequestConditions } from './conditions';
import type { EnvironmentRequestFilter } from './resourceRef';
import {
  environmentRequestRules,
  hasClass,
  hasRegion,
  isOwner,
  isRequester,
} from './rules';

/** What the database does with a filter: the column has one of the values. */
function selects(
  filter: EnvironmentRequestFilter,
  request: EnvironmentRequest,
): boolean {
  return filter.values.some(value => value === request[filter.column]);
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
  .record({ requested_by: value, owner: value, class: value, region: value })
  .map(fields => fields as EnvironmentRequest);

const cases: {
  name: string;
  apply: (request: EnvironmentRequest, values: string[]) => boolean;
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
  ] as const)('%s looks at %s and at nothing else', (name, column) => {
    const { apply } = cases.find(each => each.name === name)!;
    const nothing = { requested_by: '', owner: '', class: '', region: '' };
    const hit = { ...nothing, [column]: 'x' } as EnvironmentRequest;
    const miss = {
      ...{ requested_by: 'x', owner: 'x', class: 'x', region: 'x' },
      [column]: '',
    } as EnvironmentRequest;
    expect(apply(hit, ['x'])).toBe(true);
    expect(apply(miss, ['x'])).toBe(false);
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
