import type {
  PlannedChange,
  PolicyResult,
  TargetPlan,
} from '@groundwork/plugin-control-plane-common';
import {
  allowsUnplanned,
  countChanges,
  deniedResults,
  denialProblems,
  refusalToApprove,
  unplannedTargets,
} from './planVerdict';

const result = (
  check: string,
  verdict: PolicyResult['result'],
): PolicyResult => ({
  check,
  title: `Check ${check}`,
  result: verdict,
  message: `${check} says ${verdict}.`,
});
const target = (title: string, available: boolean): TargetPlan => ({
  runtime: title.toLowerCase(),
  runtime_type: 'memory',
  title,
  available,
  message: '',
  resources: [],
  changes: [],
});
const good = {
  policy_results: [result('a', 'pass'), result('b', 'warn')],
  targets: [target('East', true)],
};
const denied = {
  ...good,
  policy_results: [result('a', 'deny'), result('b', 'warn')],
};
const unplanned = {
  ...good,
  targets: [
    target('East', true),
    target('West', false),
    target('North', false),
  ],
};

describe('the verdict over a plan', () => {
  it('denies for one denial, and for nothing less', () => {
    expect(deniedResults(good)).toEqual([]);
    expect(deniedResults(denied)).toEqual([result('a', 'deny')]);
  });

  it('names every denial, and no warning, as a problem of the request', () => {
    expect(denialProblems(good)).toEqual([]);
    expect(denialProblems(denied)).toEqual([
      { field: 'policy', message: 'a: a says deny.' },
    ]);
  });

  it('names the targets that could not plan', () => {
    expect(unplannedTargets(unplanned).map(({ runtime }) => runtime)).toEqual([
      'west',
      'north',
    ]);
  });

  it.each([
    ['automatic', undefined, true],
    ['automatic', false, false],
    ['required', undefined, false],
    ['required', true, true],
  ] as const)(
    'lets what is unplanned through where approval is %s and allow_unplanned %s: %s',
    (mode, allow_unplanned, allowed) => {
      const approval = { mode, allow_unplanned };
      expect(allowsUnplanned(approval)).toBe(allowed);
      expect(refusalToApprove(unplanned, approval)).toBe(
        allowed
          ? undefined
          : 'West and North could not plan. Plan again once that works.',
      );
      expect(refusalToApprove(good, approval)).toBeUndefined();
    },
  );

  it('lets no setting through what is denied', () => {
    expect(
      refusalToApprove(denied, { mode: 'required', allow_unplanned: true }),
    ).toBe('Policy checks deny it. Check a: a says deny.');
  });
});

it('counts what a plan touches on all targets together', () => {
  const touches = (title: string, ...actions: PlannedChange['action'][]) => ({
    ...target(title, true),
    changes: actions.map((action, index) => ({
      resource_id: String(index),
      action,
    })),
  });
  expect(
    countChanges({
      targets: [
        touches('East', 'create', 'create', 'none'),
        touches('West', 'create', 'update', 'delete'),
      ],
    }),
  ).toEqual({ create: 3, update: 1, delete: 1 });
});
