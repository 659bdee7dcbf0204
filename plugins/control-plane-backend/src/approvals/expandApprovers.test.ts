import { expandApprovers } from './expandApprovers';

const expand = (approvers: string[] | undefined, componentOwner?: string) =>
  expandApprovers({
    approvers,
    componentOwner,
    requestedBy: 'user:default/ana',
  });
const policy = (ref: string) => ({ ref, via: 'policy' });

describe('expandApprovers', () => {
  it('means whoever has the role where a class names nobody', () => {
    expect(expand(undefined)).toEqual({
      approvers: [policy('role:approver')],
      lacksOwner: false,
    });
  });

  it('takes references as the catalog writes them, each once', () => {
    expect(
      expand([
        'user:default/Zoe',
        'user:default/zoe',
        'group:Default/SRE',
        'approver-client:checks',
      ]).approvers,
    ).toEqual([
      policy('user:default/zoe'),
      policy('group:default/sre'),
      policy('approver-client:checks'),
    ]);
  });

  it('finds the owner of the component, and names them so unless the class names them too', () => {
    expect(expand(['component-owner'], 'group:default/Payments')).toEqual({
      approvers: [{ ref: 'group:default/payments', via: 'component-owner' }],
      lacksOwner: false,
    });
    expect(
      expand(
        ['component-owner', 'group:default/payments'],
        'group:default/payments',
      ).approvers,
    ).toEqual([policy('group:default/payments')]);
  });

  it.each([undefined, 'user:default/ana', 'User:default/Ana'])(
    'falls back to the role where nobody but the requester owns the component (%s)',
    owner => {
      expect(expand(['component-owner', 'user:default/zoe'], owner)).toEqual({
        approvers: [policy('role:approver'), policy('user:default/zoe')],
        lacksOwner: true,
      });
    },
  );
});
