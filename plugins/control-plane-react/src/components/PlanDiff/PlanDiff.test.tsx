import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { Plan, TargetPlan } from '@groundwork/plugin-control-plane-common';
import { PlanDiff } from './PlanDiff';
import { comparePlans } from './planSummary';

const target: TargetPlan = {
  runtime: 'gitops',
  runtime_type: 'gitops',
  title: 'Git repository',
  available: true,
  message: '',
  resources: [
    {
      id: 'quota',
      kind: 'ResourceQuota',
      name: 'limits',
      location: 'clusters/us-east-1/resourcequota.yaml',
      content: 'pods: 20\n',
    },
  ],
  changes: [
    {
      resource_id: 'quota',
      action: 'update',
      before: 'pods: 10\n',
      after: 'pods: 20\n',
    },
  ],
};

const plan: Plan = {
  digest: `sha256:${'a'.repeat(64)}`,
  name: 'payments',
  class: 'preview',
  class_version: 1,
  revision: 1,
  policy_results: [],
  cost: [],
  estimated_monthly_cost_usd: 40,
  ttl_hours: 24,
  approval_required: false,
  created_at: '2026-01-31T12:00:00.000Z',
  targets: [target],
};

describe('PlanDiff', () => {
  it('says per target how much changes, and shows what on demand', async () => {
    renderInTestApp(<PlanDiff targets={[target]} />);
    const section = await screen.findByRole('region', {
      name: 'Git repository',
    });
    expect(section).toHaveTextContent('1 to change');
    await userEvent.click(
      within(section).getByRole('button', { name: /ResourceQuota limits/ }),
    );
    const diff = within(section).getByRole('region', {
      name: 'ResourceQuota limits',
    });
    expect(diff).toHaveTextContent('removed: pods: 10');
    expect(diff).toHaveTextContent('added: pods: 20');
  });

  it('says that a target could not plan', async () => {
    renderInTestApp(
      <PlanDiff
        targets={[
          {
            ...target,
            available: false,
            message: 'The cluster does not answer.',
            resources: [],
            changes: [],
          },
        ]}
      />,
    );
    expect(await screen.findByText('Unavailable')).toBeInTheDocument();
    expect(
      screen.getByText('The cluster does not answer.'),
    ).toBeInTheDocument();
  });
});

it('says that nothing is to do when a plan changes nothing', async () => {
  const changes = target.changes.map(change => ({
    ...change,
    action: 'none' as const,
  }));
  renderInTestApp(<PlanDiff targets={[{ ...target, changes }]} />);
  expect(await screen.findByText('nothing to do')).toBeInTheDocument();
});

it('finds what a later plan does otherwise', () => {
  const later: Plan = {
    ...plan,
    targets: [
      {
        ...target,
        resources: [
          { ...target.resources[0], content: 'pods: 30\n' },
          { ...target.resources[0], id: 'new', name: 'new', content: 'x\n' },
        ],
      },
    ],
  };
  expect(comparePlans(plan, plan)).toEqual([]);
  expect(
    comparePlans(plan, later).map(({ resource, before, after }) => [
      resource.id,
      before,
      after,
    ]),
  ).toEqual([
    ['quota', 'pods: 20\n', 'pods: 30\n'],
    ['new', undefined, 'x\n'],
  ]);
});
