import fc from 'fast-check';
import { aTenant } from '../__testUtils__/aTenant';
import { addDays } from '../database';
import { decideTenantDeadline } from './decideTenantDeadline';
import type { StoredTenant } from './TenantStore';

const config = { warningDays: [1, 7], freezeAtContractEnd: true };
const end = '2026-03-31T10:00:00.000Z';
const trial = aTenant({ status: 'trial', trial_ends_at: end });
const contract = aTenant({ status: 'active', contract_end: '2026-03-31' });

describe('decideTenantDeadline', () => {
  it.each<[string, Partial<StoredTenant>, string]>([
    ['long before', {}, '2026-03-01T00:00:00.000Z'],
    ['just before the first', {}, '2026-03-24T09:59:59.999Z'],
    [
      'after the first was given',
      { warned_days: 7 },
      '2026-03-25T10:00:00.000Z',
    ],
    [
      'after the last was given',
      { warned_days: 1 },
      '2026-03-31T09:59:59.999Z',
    ],
  ])('does nothing for a trial %s', (_name, change, now) => {
    expect(
      decideTenantDeadline({ ...trial, ...change }, now, config),
    ).toBeUndefined();
  });

  it.each<[string, Partial<StoredTenant>, string, object]>([
    [
      'at the first warning',
      {},
      '2026-03-24T10:00:00.000Z',
      { action: 'warn', warningDays: 7, daysLeft: 7 },
    ],
    [
      'at the last warning',
      { warned_days: 7 },
      '2026-03-30T10:00:00.000Z',
      { action: 'warn', warningDays: 1, daysLeft: 1 },
    ],
    [
      'after the last warning, when both were missed',
      {},
      '2026-03-30T12:00:00.000Z',
      { action: 'warn', warningDays: 1, daysLeft: 1 },
    ],
    ['at the end', { warned_days: 1 }, end, { action: 'freeze' }],
    [
      'long after an end that was missed',
      {},
      '2027-01-01T00:00:00.000Z',
      { action: 'freeze' },
    ],
  ])('does for a trial, %s, what is due', (_name, change, now, expected) => {
    expect(decideTenantDeadline({ ...trial, ...change }, now, config)).toEqual({
      ...expected,
      period: { kind: 'trial', endsAt: end },
    });
  });

  it('lets the last day of a contract pass, in UTC, before it ends', () => {
    const at = (now: string) =>
      decideTenantDeadline({ ...contract, warned_days: 1 }, now, config);
    expect(at('2026-03-31T23:59:59.999Z')).toBeUndefined();
    expect(at('2026-04-01T00:00:00.000Z')).toEqual({
      action: 'freeze',
      period: { kind: 'contract', endsAt: '2026-04-01T00:00:00.000Z' },
    });
  });

  it('ends a contract that nobody cancelled only when the configuration says so', () => {
    const lenient = { ...config, freezeAtContractEnd: false };
    const late = '2026-05-01T00:00:00.000Z';
    expect(decideTenantDeadline(contract, late, lenient)).toBeUndefined();
    expect(
      decideTenantDeadline(
        { ...contract, cancel_at_period_end: true },
        late,
        lenient,
      ),
    ).toMatchObject({ action: 'freeze' });
  });

  it.each<Partial<StoredTenant>>([
    { status: 'frozen', contract_end: '2026-01-01' },
    { status: 'archived', trial_ends_at: end },
    { status: 'demo', contract_end: '2026-01-01' },
    { status: 'demo', trial_ends_at: end },
    { status: 'active' },
    { status: 'active', trial_ends_at: end },
    { status: 'trial' },
  ])('leaves a tenant alone that is in no period that ends: %j', change => {
    expect(
      decideTenantDeadline(aTenant(change), '2030-01-01T00:00:00.000Z', config),
    ).toBeUndefined();
  });

  it('passes over a warning whose moment was before the tenant was made', () => {
    const short = { ...trial, created_at: addDays(end, -5) };
    expect(decideTenantDeadline(short, addDays(end, -5), config)).toEqual({
      action: 'pass-over',
      warningDays: 7,
    });
    expect(
      decideTenantDeadline(
        { ...short, warned_days: 7 },
        addDays(end, -1),
        config,
      ),
    ).toMatchObject({ action: 'warn', warningDays: 1 });
  });

  it('gives every warning at most once and freezes once, however often and irregularly it is asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 * 24 }), { maxLength: 60 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
        (hours, warningDays) => {
          let tenant: StoredTenant = trial;
          const done: { action: string; now: string; days: number }[] = [];
          for (const hour of [...hours].sort((a, b) => a - b)) {
            const now = addDays(end, -38 + hour / 24);
            const due = decideTenantDeadline(tenant, now, {
              ...config,
              warningDays,
            });
            if (due) {
              const days = 'warningDays' in due ? due.warningDays : 0;
              done.push({ action: due.action, now, days });
              tenant =
                due.action === 'freeze'
                  ? { ...tenant, status: 'frozen' }
                  : { ...tenant, warned_days: days };
            }
          }
          const days = done.map(each => each.days);
          expect(days).toEqual([...new Set(days)].sort((a, b) => b - a));
          expect(done.map(({ now }) => now >= end)).toEqual(
            done.map(({ action }) => action === 'freeze'),
          );
        },
      ),
    );
  });
});
