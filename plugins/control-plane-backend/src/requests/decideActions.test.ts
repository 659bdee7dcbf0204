import {
  environmentLifecycle,
  type Actions,
  type EnvironmentStatus,
  type ExtensionPolicy,
} from '@groundwork/plugin-control-plane-common';
import { aRequest } from '../__testUtils__/aRequest';
import type { RequestGrant } from '../identity';
import { decideActions, type RequestGrants } from './decideActions';

const grant = (allowed: boolean): RequestGrant => ({
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
  grants = everything,
  principal = ben,
): string[] {
  const actions = decideActions(aRequest({ status }), principal, grants);
  return Object.keys(actions).filter(
    action => actions[action as keyof Actions].allowed,
  );
}

describe('decideActions', () => {
  it.each<[EnvironmentStatus, string[]]>([
    ['pending_approval', ['approve', 'delete']],
    ['approved', ['delete']],
    ['queued', ['delete']],
    ['reconciling', ['delete']],
    ['ready', ['reconcile', 'delete']],
    ['failed', ['reconcile', 'delete']],
    ['deprovisioning', []],
    ['rejected', []],
    ['cancelled', []],
    ['deleted', []],
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

  it.each(statuses)('says why whatever is not allowed in %s is not', status => {
    for (const grants of [everything, nothing]) {
      const actions = decideActions(aRequest({ status }), ben, grants);
      for (const { allowed, reason } of Object.values(actions)) {
        expect(allowed).toBe(reason === undefined);
      }
    }
  });
});
