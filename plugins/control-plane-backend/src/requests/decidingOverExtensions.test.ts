import {
  addHours,
  extendableStatuses,
  environmentLifecycle,
  type EnvironmentRequest,
  type EnvironmentStatus,
  type ExtensionPolicy,
  type ExtensionRequest,
} from '@groundwork/plugin-control-plane-common';
import { aRequest } from '../__testUtils__/aRequest';
import type { Standing } from '../approvals/StandingStore';
import type { RequestGrant } from '../identity';
import { bindGrants } from './bindGrants';
import { decideActions, type RequestGrants } from './decideActions';

const readyAt = '2026-02-01T12:00:00.000Z';
const policy: ExtensionPolicy = {
  title: 'Preview',
  extension_hours_max: 24,
  lifetime_hours_max: 48,
  extension_beyond: true,
};
const pending: ExtensionRequest = {
  id: '22222222-2222-4222-8222-222222222222',
  hours: 100,
  reason: '',
  status: 'pending',
  requested_by: 'user:default/cai',
  created_at: readyAt,
};

/** An environment of Ana's, with an extension that Cai asked for. */
const environment = (
  change: Partial<EnvironmentRequest> = {},
): EnvironmentRequest =>
  aRequest({
    status: 'ready',
    ready_at: readyAt,
    expires_at: addHours(readyAt, 24),
    pending_extension: pending,
    ...change,
  });

/** Those among the named, and who stands in for them, may approve; everybody may do everything else. */
function grantsOf(
  name: string,
  standing: Partial<Standing['approvers']> = {},
): RequestGrants {
  const all: RequestGrant = { allows: () => true, scope: 'all' };
  const principal = { id: `user:default/${name}` };
  return {
    ...bindGrants(
      principal,
      {
        approve: {
          scope: 'all',
          allows: ({ approver_refs }) => approver_refs.includes(principal.id),
        },
        update: all,
        reconcile: all,
        extend: all,
        delete: all,
      },
      { approvers: { named: [], standIns: [], ...standing }, votes: [] },
    ),
    extensionPolicyOf: () => policy,
  };
}
const named = ['user:default/ana', 'user:default/ben', 'user:default/cai'].map(
  ref => ({ ref, via: 'policy' as const }),
);
const decide = (
  name: string,
  request = environment(),
  standing: Partial<Standing['approvers']> = { named },
) =>
  decideActions(
    request,
    { id: `user:default/${name}` },
    grantsOf(name, standing),
  ).decide_extension;

describe('deciding over an extension', () => {
  it.each([
    ['ben', undefined],
    ['ana', 'You requested or changed this; someone else must decide'],
    ['cai', 'You asked for this extension; someone else must decide'],
    ['vic', 'You are not among those who may decide over this'],
  ])('is for %s: %s', (name, reason) => {
    expect(decide(name)).toEqual(
      reason === undefined ? { allowed: true } : { allowed: false, reason },
    );
  });

  it('is for who stands in for somebody else, and not for who stands in for who asked', () => {
    const standIn = (absent: string) => ({
      substitute: 'user:default/dora',
      absent: `user:default/${absent}`,
      refs: [`user:default/${absent}`],
    });
    const decideFor = (...absent: string[]) =>
      decide('dora', environment(), {
        named,
        standIns: absent.map(standIn),
      });
    expect(decideFor('ben')).toEqual({ allowed: true });
    expect(decideFor('cai')).toEqual({
      allowed: false,
      reason: 'You stand in for who asked for this; someone else must decide',
    });
    expect(decideFor('cai', 'ben')).toEqual({ allowed: true });
  });

  it('is for nobody who has changed what was requested', () => {
    const changed = environment({ edited_by: ['user:default/ben'] });
    expect(decide('ben', changed)).toEqual({
      allowed: false,
      reason: 'You requested or changed this; someone else must decide',
    });
  });

  it.each(Object.keys(environmentLifecycle) as EnvironmentStatus[])(
    'is only where there is something to extend: %s',
    status => {
      expect(decide('ben', environment({ status })).allowed).toBe(
        extendableStatuses.includes(status),
      );
      expect(
        decide('ben', environment({ status, pending_extension: undefined })),
      ).toEqual({
        allowed: false,
        reason: 'No extension waits for a decision',
      });
    },
  );
});

describe('asking for an extension', () => {
  const ask = (
    change: Partial<EnvironmentRequest>,
    beyond = true,
    now = readyAt,
  ) =>
    decideActions(
      environment(change),
      { id: 'user:default/ana' },
      {
        ...grantsOf('ana'),
        now,
        extensionPolicyOf: () => ({ ...policy, extension_beyond: beyond }),
      },
    ).extend;
  const atItsLimit = { expires_at: addHours(readyAt, 48) };

  it.each([
    ['room is left, also while another waits', {}, true, undefined],
    [
      'none is left and none waits',
      { ...atItsLimit, pending_extension: undefined },
      true,
      undefined,
    ],
    [
      'none is left and one waits',
      atItsLimit,
      true,
      'An extension of it waits for a decision already',
    ],
    [
      'none is left, and nobody may allow more',
      atItsLimit,
      false,
      'It lives as long as Preview allows already',
    ],
  ])('where %s', (_name, change, beyond, reason) => {
    expect(ask(change, beyond)).toEqual(
      reason === undefined ? { allowed: true } : { allowed: false, reason },
    );
  });

  it('goes, where it is suspended, by what is left from now on', () => {
    const suspended = {
      status: 'suspended' as const,
      suspended_at: addHours(readyAt, 24),
    };
    expect(ask(suspended, false, addHours(readyAt, 46))).toEqual({
      allowed: true,
    });
    expect(ask(suspended, false, addHours(readyAt, 48))).toEqual({
      allowed: false,
      reason: 'It lives as long as Preview allows already',
    });
  });
});
