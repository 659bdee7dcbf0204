import type { TenantStatus } from '../types';
import {
  canMoveTenant,
  initialTenantStatus,
  isUsableTenant,
  tenantLifecycle,
  type TenantMove,
} from './tenantLifecycle';

const statuses = Object.keys(tenantLifecycle) as TenantStatus[];
const moves: TenantMove[] = ['activate', 'cancel', 'archive', 'delete'];

describe('tenantLifecycle', () => {
  it.each<[TenantStatus, TenantMove[]]>([
    ['demo', ['activate', 'cancel', 'archive']],
    ['trial', ['activate', 'cancel']],
    ['active', ['activate', 'cancel']],
    ['frozen', ['activate', 'archive']],
    ['archived', ['delete']],
  ])('allows in %s exactly %j', (status, expected) => {
    expect(moves.filter(move => canMoveTenant(status, move))).toEqual(expected);
  });

  it.each<[TenantMove, string]>([
    ['activate', 'active'],
    ['cancel', 'frozen'],
    ['archive', 'archived'],
    ['delete', 'deleted'],
  ])('leads by %s to %s, from wherever it is legal', (move, expected) => {
    const ends = statuses.flatMap(
      status => tenantLifecycle[status][move] ?? [],
    );
    expect(new Set(ends)).toEqual(new Set([expected]));
  });

  it('deletes nothing that was not archived, and archives nothing that is in use by a customer', () => {
    expect(statuses.filter(status => canMoveTenant(status, 'delete'))).toEqual([
      'archived',
    ]);
    for (const status of ['trial', 'active'] as const) {
      expect(canMoveTenant(status, 'archive')).toBe(false);
    }
  });

  it('never brings an archived tenant back', () => {
    expect(Object.values(tenantLifecycle.archived)).toEqual(['deleted']);
  });

  it('leads every tenant to its end', () => {
    for (const start of statuses) {
      const reachable = new Set<string>([start]);
      for (const status of reachable) {
        for (const next of Object.values(
          tenantLifecycle[status as TenantStatus] ?? {},
        )) {
          reachable.add(next);
        }
      }
      expect(reachable).toContain('deleted');
    }
  });

  it('starts a customer with a trial and a demo as one', () => {
    expect(initialTenantStatus).toEqual({ customer: 'trial', demo: 'demo' });
  });

  it('can be used until it is frozen', () => {
    expect(statuses.filter(isUsableTenant)).toEqual([
      'demo',
      'trial',
      'active',
    ]);
  });
});
