import {
  environmentLifecycle,
  type Action,
  type Actions,
  type EnvironmentRequest,
  type EnvironmentStatus,
  type ExtensionPolicy,
} from '@groundwork/plugin-control-plane-common';
import { aRequest } from '../__testUtils__/aRequest';
import {
  decideActions,
  type BoundGrant,
  type RequestGrants,
} from './decideActions';

const grant = (allowed: boolean): BoundGrant => ({
  allows: () => allowed,
  scope: allowed ? 'all' : 'none',
});
const preview: ExtensionPolicy = {
  title: 'Preview',
  extension_hours_max: 24,
  lifetime_hours_max: 168,
};
const grants = (
  allowed: boolean,
  policy: ExtensionPolicy | undefined = preview,
): RequestGrants => ({
  approve: grant(allowed),
  update: grant(allowed),
  reconcile: grant(allowed),
  extend: grant(allowed),
  delete: grant(allowed),
  extensionPolicyOf: () => policy,
});
const everything = grants(true);
const nothing = grants(false);
const ben = { id: 'user:default/ben' };

const statuses = Object.keys(environmentLifecycle) as EnvironmentStatus[];

function allowedIn(
  status: EnvironmentStatus,
  granted = everything,
  principal = ben,
): string[] {
  const actions = decideActions(aRequest({ status }), principal, granted);
  return Object.keys(actions).filter(
    action => actions[action as keyof Actions].allowed,
  );
}

describe('decideActions', () => {
  it.each<[EnvironmentStatus, string[]]>([
    ['pending_approval', ['approve', 'reject', 'delete', 'edit', 'cancel']],
    ['approved', ['delete']],
    ['queued', ['delete']],
    ['reconciling', ['delete']],
    ['ready', ['reconcile', 'delete']],
    ['failed', ['reconcile', 'delete']],
    ['deprovisioning', []],
    ['rejected', []],
    ['cancelled', []],
    ['deleted', []],
    ['expired', []],
  ])('allows in %s, with every permission, exactly %j', (status, expected) => {
    expect(allowedIn(status)).toEqual(expected);
  });

  it.each(statuses)('allows nothing in %s without permission', status => {
    expect(allowedIn(status, nothing)).toEqual([]);
  });

  it.each(['user:default/ana', 'USER:default/Ana'])(
    'lets nobody decide over a request of their own, whatever they may otherwise do (%s)',
    id => {
      expect(allowedIn('pending_approval', everything, { id })).toEqual([
        'delete',
        'edit',
        'cancel',
      ]);
      expect(
        decideActions(
          aRequest({ status: 'pending_approval' }),
          { id },
          everything,
        ).approve.reason,
      ).toBe('You requested this; someone else must approve');
    },
  );

  it.each<[string, Partial<RequestGrants>, Action, Action]>([
    [
      'whoever has voted',
      { seatOf: () => ({ refusal: 'You have voted', has_voted: true }) },
      { allowed: false, reason: 'You have voted' },
      { allowed: false, reason: 'You have voted' },
    ],
    [
      'anybody, what must not be',
      { refusalToApprove: 'Policy checks deny it.' },
      { allowed: false, reason: 'Policy checks deny it.' },
      { allowed: true },
    ],
    [
      'whoever may not decide',
      { approve: grant(false), refusalToApprove: 'Policy checks deny it.' },
      {
        allowed: false,
        reason: 'You are not among those who may decide over this',
      },
      {
        allowed: false,
        reason: 'You are not among those who may decide over this',
      },
    ],
  ])('does not let %s approve', (_, change, approve, reject) => {
    expect(
      decideActions(aRequest(), ben, { ...everything, ...change }),
    ).toMatchObject({ approve, reject });
  });

  const leased = {
    ready_at: '2026-02-01T12:00:00.000Z',
    expires_at: '2026-02-02T12:00:00.000Z',
  };
  const extendOf = (
    change: Partial<EnvironmentRequest>,
    policy: ExtensionPolicy | undefined = preview,
    may = true,
  ) => decideActions(aRequest(change), ben, grants(may, policy)).extend;

  it('lets an environment be extended in exactly the states in which its time runs, or is over and it is not gone', () => {
    expect(
      statuses.filter(status => extendOf({ status, ...leased }).allowed),
    ).toEqual(['queued', 'reconciling', 'ready', 'failed', 'suspended']);
  });

  it.each<[string, () => Action, string]>([
    [
      'before its time began',
      () => extendOf({ status: 'reconciling' }),
      'Its time begins when it is ready',
    ],
    [
      'while it is removed',
      () => extendOf({ status: 'deprovisioning', ...leased }),
      'It is being removed already',
    ],
    [
      'after its end',
      () => extendOf({ status: 'expired', ...leased }),
      'It has ended already',
    ],
    [
      'where its class forbids it',
      () =>
        extendOf(
          { status: 'ready', ...leased },
          { ...preview, extension_hours_max: 0 },
        ),
      'Preview cannot be extended',
    ],
    [
      'when less than an hour is left for it',
      () =>
        extendOf({
          status: 'ready',
          ...leased,
          expires_at: '2026-02-08T11:00:00.001Z',
        }),
      'It lives as long as Preview allows already',
    ],
    [
      'without permission',
      () => extendOf({ status: 'ready', ...leased }, preview, false),
      'Only its owners and administrators may extend it',
    ],
  ])('does not let an environment be extended %s', (_name, decide, reason) => {
    expect(decide()).toEqual({ allowed: false, reason });
  });

  it('does not let an environment be extended when there is no such class any more', () => {
    const { extend } = decideActions(
      aRequest({ status: 'ready', ...leased }),
      ben,
      { ...everything, extensionPolicyOf: () => undefined },
    );
    expect(extend.reason).toBe('There is no class production any more');
  });

  it.each(statuses)('says why whatever is not allowed in %s is not', status => {
    for (const granted of [everything, nothing]) {
      const actions = decideActions(aRequest({ status }), ben, granted);
      for (const { allowed, reason } of Object.values(actions)) {
        expect(allowed).toBe(reason === undefined);
      }
    }
  });
});
