import { gatePoliciesSchema } from './gatePolicies';

const problemsOf = (policy: object) =>
  gatePoliciesSchema
    .safeParse({ release: policy })
    .error?.issues.map(({ path, message }) => [
      path.slice(1).join('.'),
      message,
    ]);

describe('controlPlane.approvals.policies', () => {
  it('has whoever has the role decide where nothing is said, within a week', () => {
    expect(gatePoliciesSchema.parse({ release: {} })).toEqual({
      release: { mode: 'required', required_approvals: 1, timeout_hours: 168 },
    });
    expect(gatePoliciesSchema.parse(undefined)).toEqual({});
  });

  it('reads who decides as the catalog writes them', () => {
    expect(
      gatePoliciesSchema.parse({
        release: {
          requiredApprovals: 2,
          approvers: ['group:default/Approvers', 'component-owner'],
          timeoutHours: 24,
          reminderHours: 4,
          escalation: { afterHours: 8, approvers: ['user:default/Zoe'] },
        },
      }).release,
    ).toEqual({
      mode: 'required',
      required_approvals: 2,
      approvers: ['group:default/approvers', 'component-owner'],
      timeout_hours: 24,
      reminder_hours: 4,
      escalation: { after_hours: 8, approvers: ['user:default/zoe'] },
    });
  });

  it('may ask for nobody', () => {
    expect(
      gatePoliciesSchema.parse({ release: { required: false } }).release,
    ).toEqual({ mode: 'automatic' });
  });

  it.each<[object, string]>([
    [
      { approvers: ['user:default/zoe'], requiredApprovals: 2 },
      'requiredApprovals',
    ],
    [{ required: false, approvers: ['user:default/zoe'] }, 'approvers'],
    [
      {
        timeoutHours: 8,
        escalation: { afterHours: 8, approvers: ['user:default/zoe'] },
      },
      'escalation.afterHours',
    ],
    [{ approvers: ['approver-client:checks'] }, 'approvers'],
    [
      { escalation: { afterHours: 8, approvers: ['approver-client:checks'] } },
      'escalation',
    ],
    [{ approvers: [] }, 'approvers'],
    [{ approvers: ['everybody'] }, 'approvers.0'],
  ])('names what of %j cannot be', (policy, key) => {
    expect(problemsOf(policy)).toContainEqual([key, expect.any(String)]);
  });

  it('knows no key that says nothing of gates', () => {
    expect(problemsOf({ allowUnplanned: true })).toHaveLength(1);
  });
});
