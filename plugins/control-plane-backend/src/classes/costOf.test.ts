import { costItems, costOf } from './costOf';

const quota = {
  cpu: '6',
  memory: '16Gi',
  storage: '100Gi',
  pods: 60,
  load_balancers: 1,
};

describe('costOf', () => {
  it('adds what each unit of the quota costs to the base', () => {
    const priced = {
      quota,
      monthly_cost: {
        base_usd: 10,
        per_cpu_usd: 20,
        per_memory_gib_usd: 2.5,
        per_storage_gib_usd: 0.1,
        per_load_balancer_usd: 18,
      },
    };
    expect(costOf(priced)).toBe(198);
    expect(costItems(priced)).toEqual([
      { title: 'Base', monthly_usd: 10 },
      { title: '6 CPU', monthly_usd: 120 },
      { title: '16 GiB memory', monthly_usd: 40 },
      { title: '100 GiB storage', monthly_usd: 10 },
      { title: '1 load balancer', monthly_usd: 18 },
    ]);
  });

  it('leaves out what costs nothing', () => {
    expect(costOf({ quota, monthly_cost: {} })).toBe(0);
    expect(costItems({ quota, monthly_cost: {} })).toEqual([]);
    expect(costItems({ quota, monthly_cost: { base_usd: 40 } })).toEqual([
      { title: 'Base', monthly_usd: 40 },
    ]);
  });

  it('reads every form of a quantity, and rounds to cents', () => {
    expect(
      costItems({
        quota: {
          cpu: '1500m',
          memory: '512Mi',
          storage: '1T',
          pods: 1,
          load_balancers: 2,
        },
        monthly_cost: {
          per_cpu_usd: 0.333,
          per_memory_gib_usd: 1,
          per_storage_gib_usd: 0.01,
          per_load_balancer_usd: 1,
        },
      }),
    ).toEqual([
      { title: '1.5 CPU', monthly_usd: 0.5 },
      { title: '0.5 GiB memory', monthly_usd: 0.5 },
      { title: '931.32 GiB storage', monthly_usd: 9.31 },
      { title: '2 load balancers', monthly_usd: 2 },
    ]);
  });

  it('is the sum of what is shown', () => {
    const priced = {
      quota: { ...quota, cpu: '333m', memory: '333Mi' },
      monthly_cost: { per_cpu_usd: 0.1, per_memory_gib_usd: 0.1 },
    };
    const shown = costItems(priced).reduce(
      (sum, { monthly_usd }) => sum + monthly_usd,
      0,
    );
    expect(costOf(priced)).toBeCloseTo(shown, 10);
  });
});
