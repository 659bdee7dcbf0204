import type { PolicyPack } from '@groundwork/plugin-control-plane-common';
import { builtInPolicyPacks, resolvePolicies } from './policyPacks';

const packs = new Map(
  [
    ...builtInPolicyPacks,
    {
      name: 'payments',
      title: 'Payments',
      labels: { 'example.com/pci': 'yes' },
      image_registries: ['ghcr.io/payments', 'ghcr.io/shared'],
      data: { contact: 'payments@example.com' },
    },
    {
      name: 'search',
      title: 'Search',
      labels: { 'example.com/pci': 'no', 'example.com/tier': 'two' },
      image_registries: ['ghcr.io/shared', 'ghcr.io/search'],
      egress: 'dns' as const,
    },
    { name: 'open', title: 'Open', ingress: 'allow' as const },
    { name: 'calls', title: 'Calls', egress: 'same-namespace' as const },
    { name: 'host', title: 'Host', pod_security: 'privileged' as const },
    { name: 'other', title: 'Other', data: { contact: 'nobody' } },
  ].map((pack): [string, PolicyPack] => [pack.name, pack]),
);

const resolve = (...names: string[]) => resolvePolicies(names, packs);

describe('resolvePolicies', () => {
  it('asks for nothing without packs', () => {
    expect(resolve()).toEqual({ policies: {}, problems: [] });
  });

  it.each<[string[], object]>([
    [['restricted-pods'], { pod_security: 'restricted' }],
    [['baseline-pods'], { pod_security: 'baseline' }],
    [['baseline-pods', 'restricted-pods'], { pod_security: 'restricted' }],
    [['host', 'baseline-pods'], { pod_security: 'baseline' }],
    [['default-deny-ingress'], { ingress: 'deny' }],
    [['allow-same-namespace'], { ingress: 'same-namespace' }],
    [
      ['allow-same-namespace', 'default-deny-ingress'],
      { ingress: 'same-namespace' },
    ],
    [['open'], { ingress: 'allow' }],
    [
      ['search', 'calls'],
      {
        egress: 'same-namespace',
        labels: { 'example.com/pci': 'no', 'example.com/tier': 'two' },
        image_registries: ['ghcr.io/shared', 'ghcr.io/search'],
      },
    ],
    [
      ['payments', 'payments'],
      {
        labels: { 'example.com/pci': 'yes' },
        image_registries: ['ghcr.io/payments', 'ghcr.io/shared'],
        data: { contact: 'payments@example.com' },
      },
    ],
  ])('takes %p together', (names, policies) => {
    expect(resolve(...names)).toEqual({ policies, problems: [] });
  });

  it('takes all registries together, each once', () => {
    expect(
      resolvePolicies(['payments', 'search'], packs).policies.image_registries,
    ).toEqual(['ghcr.io/payments', 'ghcr.io/shared', 'ghcr.io/search']);
  });

  it.each([
    [['nothing-like-it'], "there is no policy pack 'nothing-like-it'"],
    [['open', 'default-deny-ingress'], 'ingress deny'],
    [['open', 'allow-same-namespace'], 'ingress same-namespace'],
    [['payments', 'search'], "'example.com/pci'"],
    [['payments', 'other'], "'contact'"],
  ])('says of %p that it does not go together', (names, message) => {
    expect(resolve(...names).problems).toEqual([
      { field: 'policy_packs', message: expect.stringContaining(message) },
    ]);
  });
});
