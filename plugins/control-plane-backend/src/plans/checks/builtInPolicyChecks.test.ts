import { aPolicyCheckContext } from '../../__testUtils__/aPolicyCheckContext';
import { requireCheckId } from '../PolicyChecks';
import {
  asking,
  decidedOver,
  judge,
  noLimits,
  plain,
  resultsOf,
  target,
  withPolicies,
  type Limits,
} from './__testUtils__/judge';
import {
  builtInPolicyCheckIds,
  builtInPolicyChecks,
} from './builtInPolicyChecks';

describe('the built-in policy checks', () => {
  it('find nothing to say of a plain preview', async () => {
    for (const check of builtInPolicyChecks(noLimits)) {
      const found = await check.check(plain, {
        signal: new AbortController().signal,
      });
      expect([check.id, found.map(({ result }) => result)]).toEqual([
        check.id,
        ['pass'],
      ]);
    }
  });

  it('have ids that others cannot take', () => {
    const taken = new Set<string>();
    for (const id of builtInPolicyCheckIds) {
      requireCheckId(id, taken);
      taken.add(id);
    }
    expect(taken).toContain('pod-security');
  });

  it('say every result in a sentence', async () => {
    const strange = {
      ...decidedOver(),
      ...asking({ repository: 'x', revision: '', ttl_hours: 999 }),
      ...withPolicies({ pod_security: 'privileged', ingress: 'allow' }),
      targets: [target({ available: false, changes: [] })],
    };
    for (const check of builtInPolicyChecks({
      cost: { warnAboveShare: 0.5, denyAboveUsd: 1 },
      repositoryHosts: ['github.com'],
    })) {
      for (const { message } of await check.check(
        aPolicyCheckContext(strange),
        { signal: new AbortController().signal },
      )) {
        expect(message).toMatch(/^[A-Z].*\.$/);
      }
    }
  });
});

describe('targets-can-plan', () => {
  const targets = [
    target({ runtime: 'east', title: 'East' }),
    target({ runtime: 'west', title: 'West', available: false, message: 'x' }),
  ];

  it('warns of each target that cannot, without a reason that would change the digest', async () => {
    expect(await judge('targets-can-plan', { targets })).toEqual([
      {
        result: 'warn',
        message:
          'West could not plan, so that nobody knows what would change there.',
        target: 'west',
      },
    ]);
    expect(
      await resultsOf('targets-can-plan', { targets, ...decidedOver() }),
    ).toEqual(['warn']);
  });
});

describe('nothing-taken-over', () => {
  it('warns of each target on which something is live in the place', async () => {
    const change = (action: 'create' | 'update' | 'delete' | 'none') => ({
      resource_id: action,
      action,
    });
    expect(
      await judge('nothing-taken-over', {
        targets: [
          target({ changes: [change('create'), change('none')] }),
          target({
            runtime: 'west',
            title: 'West',
            changes: [change('update'), change('delete'), change('delete')],
          }),
        ],
      }),
    ).toEqual([
      {
        result: 'warn',
        message:
          'On West it would change 1 and remove 2 of the resources that are live already.',
        target: 'west',
      },
    ]);
  });
});

describe('pod-security', () => {
  it.each([
    ['restricted', 'pass', 'pass'],
    ['baseline', 'pass', 'warn'],
    [undefined, 'pass', 'warn'],
    ['privileged', 'warn', 'warn'],
  ] as const)(
    'says of %s: %s, and where somebody decides %s',
    async (pod_security, alone, decided) => {
      const desired = {
        ...plain.desired,
        policy_packs: [],
        policies: { pod_security },
      };
      expect(await resultsOf('pod-security', { desired })).toEqual([alone]);
      expect(
        await resultsOf('pod-security', { desired, ...decidedOver() }),
      ).toEqual([decided]);
    },
  );

  it('goes by the names of packs where there are no policies', async () => {
    const desired = { ...plain.desired, policies: undefined };
    expect(
      await resultsOf('pod-security', { desired, ...decidedOver() }),
    ).toEqual(['pass']);
    expect(
      await resultsOf('pod-security', {
        desired: { ...desired, policy_packs: [] },
        ...decidedOver(),
      }),
    ).toEqual(['warn']);
  });
});

describe('ingress-is-denied', () => {
  it('warns where everybody is let in', async () => {
    for (const [ingress, result] of [
      ['deny', 'pass'],
      ['same-namespace', 'pass'],
      [undefined, 'pass'],
      ['allow', 'warn'],
    ] as const) {
      expect(
        await resultsOf('ingress-is-denied', withPolicies({ ingress })),
      ).toEqual([result]);
    }
  });
});

describe('lifetime-is-usual', () => {
  it('warns of more than three times what is usual', async () => {
    for (const [ttl_hours, result] of [
      [24, 'pass'],
      [72, 'pass'],
      [73, 'warn'],
    ] as const) {
      expect(
        await resultsOf('lifetime-is-usual', asking({ ttl_hours })),
      ).toEqual([result]);
    }
  });
});

describe('cost-is-within', () => {
  const limits: Limits = {
    cost: { warnAboveUsd: 100, denyAboveUsd: 200, warnAboveShare: 0.5 },
  };
  const costing = (usd: number, limit?: number) => ({
    estimated_monthly_cost_usd: usd,
    tenant: { id: 'tenant', monthly_cost_limit_usd: limit },
  });

  it('warns above one limit and denies above the other', async () => {
    for (const [usd, result] of [
      [100, 'pass'],
      [100.01, 'warn'],
      [200, 'warn'],
      [200.01, 'deny'],
    ] as const) {
      expect(await resultsOf('cost-is-within', costing(usd), limits)).toEqual([
        result,
      ]);
      expect(await resultsOf('cost-is-within', costing(usd))).toEqual(['pass']);
    }
  });

  it('warns of what takes much of what a tenant may spend, whatever is left of it', async () => {
    expect(await resultsOf('cost-is-within', costing(50, 100))).toEqual([
      'pass',
    ]);
    expect(await judge('cost-is-within', costing(50.5, 100))).toEqual([
      {
        result: 'warn',
        message:
          'It would cost $50.5 of the $100 that its tenant may spend a month.',
      },
    ]);
    expect(
      await resultsOf('cost-is-within', costing(300, 400), limits),
    ).toEqual(['deny', 'warn']);
  });
});

describe('revision-is-fixed', () => {
  it.each([
    ['0123456789abcdef0123456789abcdef01234567', 'pass'],
    ['v1.2.3', 'pass'],
    ['2026.1.0-rc.1', 'pass'],
    ['refs/tags/anything', 'pass'],
    ['main', 'warn'],
    ['0123456', 'warn'],
    ['v1', 'warn'],
    ['', 'warn'],
  ] as const)(
    'says of %j where somebody decides: %s',
    async (revision, result) => {
      expect(
        await resultsOf('revision-is-fixed', {
          ...asking({ revision }),
          ...decidedOver(),
        }),
      ).toEqual([result]);
      expect(
        await resultsOf('revision-is-fixed', asking({ revision })),
      ).toEqual(['pass']);
      expect(
        await resultsOf('revision-is-fixed', {
          ...asking({ revision, repository: '' }),
          ...decidedOver(),
        }),
      ).toEqual(['pass']);
    },
  );
});

describe('component-is-known', () => {
  it('warns where somebody decides over what is for no component', async () => {
    const known = asking({ component_ref: 'component:default/payments' });
    expect(
      await resultsOf('component-is-known', { ...known, ...decidedOver() }),
    ).toEqual(['pass']);
    expect(await resultsOf('component-is-known', decidedOver())).toEqual([
      'warn',
    ]);
  });
});

describe('images-are-from-registries', () => {
  it('warns where somebody decides and images may be from anywhere', async () => {
    const restricted = withPolicies({ image_registries: ['ghcr.io/example'] });
    expect(
      await judge('images-are-from-registries', {
        ...restricted,
        ...decidedOver(),
      }),
    ).toEqual([
      { result: 'pass', message: 'Images may come from ghcr.io/example.' },
    ]);
    expect(
      await resultsOf('images-are-from-registries', decidedOver()),
    ).toEqual(['warn']);
  });
});
