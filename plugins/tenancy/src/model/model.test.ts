import {
  english,
  examplePlans,
  exampleTenant,
  exampleTrialTenant,
} from '../__testUtils__';
import {
  dayOf,
  dayOrderProblem,
  describeQuota,
  labelProblem,
  plannedEnd,
  quotaState,
  slugProblem,
  suggestSlug,
  tenantAnswer,
  tenantPeriodEnd,
  type TenantQuota,
} from '.';

const now = Date.parse('2026-06-01T12:00:00.000Z');

describe('suggestSlug', () => {
  it.each([
    ['Acme Corporation', 'acme-corporation'],
    ['Öland Ferries & Söhne', 'oland-ferries-sohne'],
    ['  --Twice--  ', 'twice'],
    ['株式会社', ''],
    ['x'.repeat(60), 'x'.repeat(40)],
  ])('makes of "%s" the slug "%s"', (name, slug) => {
    expect(suggestSlug(name)).toBe(slug);
  });

  it('never suggests what would be refused, when it suggests enough', () => {
    const slug = suggestSlug(`${'a'.repeat(39)} b`);
    expect(slugProblem(slug, english)).toBeUndefined();
  });
});

describe('slugProblem and labelProblem', () => {
  it.each(['ab', '-abc', 'abc-', 'Abc', 'a_b', 'a'.repeat(41), ''])(
    'refuse "%s" as slug of a tenant',
    slug => {
      expect(slugProblem(slug, english)).toMatch(/^(Use|Enter)/);
    },
  );

  it.each(['abc', 'a1-2', '0ab', 'a'.repeat(40)])('take "%s"', slug => {
    expect(slugProblem(slug, english)).toBeUndefined();
    expect(labelProblem(slug, english)).toBeUndefined();
  });

  it('take one letter for what belongs to a tenant, and 63 at most', () => {
    expect(labelProblem('a', english)).toBeUndefined();
    expect(labelProblem('a'.repeat(64), english)).toMatch(/63/);
  });
});

describe('tenantAnswer', () => {
  const answer = (changes: Parameters<typeof exampleTenant>[0]) =>
    tenantAnswer(exampleTenant(changes), examplePlans, now, english).join(
      ' · ',
    );

  it('names the plan and how long the contract lasts', () => {
    expect(answer({})).toMatch(/^Team plan · contract until .*2026$/);
  });

  it('says that a contract has ended only after its last day', () => {
    const today = dayOf(new Date(now).toISOString());
    expect(answer({ contract_end: today })).toMatch(/contract until/);
    expect(answer({ contract_end: '2026-05-30' })).toMatch(/contract ended/);
  });

  it('says what is left of a trial', () => {
    const tenant = exampleTrialTenant({
      trial_ends_at: '2026-06-10T12:00:00.000Z',
    });
    expect(tenantAnswer(tenant, examplePlans, now, english)).toEqual([
      'Starter plan',
      '9 days of trial left',
    ]);
  });

  it('says of a frozen tenant that its keys do not work', () => {
    expect(answer({ status: 'frozen' })).toContain('do not work');
  });

  it('shows a plan that the configuration does not know by its name', () => {
    expect(answer({ plan: 'bespoke' })).toMatch(/^bespoke plan/);
  });
});

describe('plannedEnd', () => {
  it('tells what happens at the end, and nothing when nothing is planned', () => {
    expect(plannedEnd(exampleTenant(), english)).toBeUndefined();
    expect(
      plannedEnd(exampleTenant({ cancel_at_period_end: true }), english),
    ).toMatch(/when its contract ends on .*2026, it is frozen/);
    expect(
      plannedEnd(exampleTrialTenant({ cancel_at_period_end: true }), english),
    ).toMatch(/when its trial ends/);
  });

  it('knows no end of a tenant that is frozen', () => {
    expect(tenantPeriodEnd(exampleTenant({ status: 'frozen' }))).toBe(
      undefined,
    );
  });
});

describe('quotas', () => {
  const quota = (changes: Partial<TenantQuota>): TenantQuota => ({
    name: 'environments',
    limit: 10,
    use: 0,
    source: 'plan',
    ...changes,
  });

  it.each([
    [7, 10, 'free'],
    [8, 10, 'near'],
    [10, 10, 'over'],
    [12, 10, 'over'],
    [0, 0, 'over'],
    [500, null, 'free'],
  ])('of which %s of %s are in use are %s', (use, limit, state) => {
    expect(quotaState(quota({ use, limit }))).toBe(state);
  });

  it('are told in their units', () => {
    expect(describeQuota(quota({ use: 8 }), english)).toBe('8 of 10');
    expect(describeQuota(quota({ use: 8, limit: null }), english)).toBe(
      '8, no limit',
    );
    expect(
      describeQuota(
        quota({ name: 'monthly_cost_usd', use: 640, limit: 1500 }),
        english,
      ),
    ).toBe('$640 of $1,500');
  });
});

describe('dayOrderProblem', () => {
  it('refuses an end before the start, and takes one on the same day or none', () => {
    expect(dayOrderProblem('2026-02-01', '2026-01-31', english)).toBeDefined();
    expect(
      dayOrderProblem('2026-02-01', '2026-02-01', english),
    ).toBeUndefined();
    expect(dayOrderProblem('2026-02-01', '', english)).toBeUndefined();
  });
});
