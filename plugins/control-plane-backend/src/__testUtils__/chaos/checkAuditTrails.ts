import type { Knex } from 'knex';
import type { ChaosItem } from './ChaosWorkload';

type Trail = 'environment' | 'namespace';

/**
 * What may follow what in the audit log of one environment or namespace, by the state that its events say it is in. Each
 * is told of exactly once, so that an event that is missing or there twice is a move that does not exist.
 */
const moves: Record<Trail, Record<string, Record<string, string>>> = {
  environment: {
    new: { created: 'created' },
    created: { approved: 'queued' },
    queued: { reconciling: 'reconciling', 'delete-requested': 'removing' },
    reconciling: { ready: 'ready', 'delete-requested': 'removing' },
    ready: { 'reconcile-requested': 'queued', 'delete-requested': 'removing' },
    removing: { deleted: 'deleted' },
  },
  namespace: {
    new: { created: 'provisioning' },
    provisioning: {
      active: 'active',
      updated: 'provisioning',
      'delete-requested': 'removing',
    },
    active: { updated: 'provisioning', 'delete-requested': 'removing' },
    removing: { deleted: 'deleted' },
  },
};

const targetTypes: Record<Trail, string> = {
  environment: 'environment-request',
  namespace: 'namespace',
};
const ends: Record<Trail, string> = {
  environment: 'ready',
  namespace: 'active',
};

/** What happened on one of several targets; the environment, or the namespace, moves by events of its own. */
const ofOneTarget = /\.target-/;

/** Follows the audit log of each through its states, to the one that it should be in. */
export async function checkAuditTrails(
  plane: Knex,
  items: readonly ChaosItem[],
): Promise<{ breaches: string[]; figures: Record<string, number> }> {
  const events: { action: string; target_id: string }[] = await plane(
    'audit_events',
  )
    .whereIn('target_type', Object.values(targetTypes))
    .orderBy('id')
    .select('action', 'target_id');
  const states = new Map<string, string>();
  const breaches: string[] = [];
  const kinds = new Map(items.map(({ id, kind }) => [id, kind]));
  for (const { action, target_id } of events) {
    if (ofOneTarget.test(action)) {
      continue;
    }
    const kind = kinds.get(target_id);
    const state = states.get(target_id) ?? 'new';
    const next =
      kind && moves[kind][state]?.[action.slice(action.indexOf('.') + 1)];
    if (next === undefined) {
      breaches.push(`${target_id} was ${state}, and then ${action}`);
    } else {
      states.set(target_id, next);
    }
  }
  for (const { id, kind, isRemoved } of items) {
    const state = states.get(id);
    if (state !== (isRemoved ? 'deleted' : ends[kind])) {
      breaches.push(`the audit log leaves ${id} ${state}`);
    }
  }
  return { breaches, figures: { auditEvents: events.length } };
}
