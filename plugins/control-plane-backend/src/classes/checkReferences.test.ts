import { checkReferences, requireKnownReferences } from './checkReferences';
import type { ClassSpec } from './ClassSpec';

const known = {
  policyChecks: new Set(['cost-limit', 'no-latest']),
  approverClients: new Set(['release-checks']),
};
const approval = { mode: 'required' as const, required_approvals: 1 };

describe('checkReferences', () => {
  it('accepts what is there, and everybody who is no machine', () => {
    expect(
      checkReferences(
        {
          checks: { 'cost-limit': 'deny', 'no-latest': 'ignore' },
          approval: {
            ...approval,
            approvers: [
              'approver-client:release-checks',
              'role:approver',
              'component-owner',
              'group:default/anybody',
            ],
          },
        },
        known,
      ),
    ).toEqual([]);
  });

  it('names each check and each machine that is not', () => {
    expect(
      checkReferences(
        {
          checks: { 'cost-limit': 'warn', 'cost-limits': 'deny' },
          approval: {
            ...approval,
            approvers: ['approver-client:release-check'],
            escalation: {
              after_hours: 1,
              approvers: ['approver-client:nobody', 'user:default/ben'],
            },
          },
        },
        known,
      ),
    ).toEqual([
      {
        field: 'checks.cost-limits',
        message: 'there is no such policy check: install its module',
      },
      {
        field: 'approval.approvers',
        message: "there is no approver client 'release-check'",
      },
      {
        field: 'approval.escalation.approvers',
        message: "there is no approver client 'nobody'",
      },
    ]);
  });

  it('stops the start with every key of the configuration that is wrong', () => {
    const specs = new Map<string, Pick<ClassSpec, 'approval' | 'checks'>>([
      ['preview', { checks: { typo: 'deny' }, approval }],
      ['staging', { checks: {}, approval }],
    ]);
    expect(() => requireKnownReferences(specs, known)).toThrow(
      'The configuration is wrong: controlPlane.classes.preview.checks.typo: there is no such policy check: install its module',
    );
    specs.delete('preview');
    expect(() => requireKnownReferences(specs, known)).not.toThrow();
  });
});
