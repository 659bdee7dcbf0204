import type { PolicyResult } from '@groundwork/plugin-control-plane-common';
import { examplePlan } from '../__testUtils__';
import {
  areSameFacts,
  compareFacts,
  countWarnings,
  gravestFirst,
  isDenied,
} from './planFacts';

const result = (
  check: string,
  outcome: PolicyResult['result'],
  target?: string,
): PolicyResult => ({
  check,
  title: check,
  result: outcome,
  message: '',
  target,
});
const plan = examplePlan();

it('puts what stands in the way first, and leaves the order among equals', () => {
  const results = [
    result('a', 'pass'),
    result('b', 'warn'),
    result('c', 'deny'),
    result('d', 'warn'),
  ];
  expect(
    gravestFirst(results)
      .map(({ check }) => check)
      .join(''),
  ).toBe('cbda');
  expect(isDenied({ policy_results: results })).toBe(true);
  expect(isDenied({ policy_results: results.slice(0, 2) })).toBe(false);
  expect(countWarnings({ policy_results: results })).toBe(2);
});

it('finds what a later plan says otherwise', () => {
  const earlier = {
    ...plan,
    policy_results: [result('a', 'pass', 'one'), result('a', 'pass', 'two')],
  };
  const later = {
    ...earlier,
    estimated_monthly_cost_usd: 340,
    ttl_hours: plan.ttl_hours + 24,
    class_version: 3,
    policy_results: [result('a', 'pass', 'one'), result('b', 'warn')],
  };
  const changes = compareFacts(earlier, later);
  expect(changes).toEqual({
    cost: [310, 340],
    lifetime: [plan.ttl_hours, plan.ttl_hours + 24],
    classVersion: [plan.class_version, 3],
    policies: [
      {
        check: 'a',
        title: 'a',
        target: 'two',
        before: 'pass',
        after: undefined,
      },
      {
        check: 'b',
        title: 'b',
        target: undefined,
        before: undefined,
        after: 'warn',
      },
    ],
  });
  expect(areSameFacts(changes)).toBe(false);
  expect(areSameFacts(compareFacts(earlier, earlier))).toBe(true);
});
