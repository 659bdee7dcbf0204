import fc from 'fast-check';
import { exampleNamespace } from '../testUtils/exampleNamespace';
import { policyProblems, refuseNamespaceLabel } from './policyProblems';
import { refuseIllegalPolicies } from './refuseIllegalPolicies';

const fieldsOf = (policies: object) =>
  policyProblems(policies).map(({ field }) => field);

describe('policyProblems', () => {
  it('finds nothing wrong with what packs usually ask for', () => {
    expect(
      policyProblems({
        pod_security: 'restricted',
        ingress: 'deny',
        egress: 'dns',
        labels: {
          'example.com/tier': 'gold',
          'istio-injection': 'enabled',
          empty: '',
        },
        image_registries: [
          'ghcr.io',
          'registry.example.com:5000',
          'ghcr.io/example/team_a/sub-path.v2',
        ],
        data: { 'max-replicas': 'x\n---\nkind: Secret' },
      }),
    ).toEqual([]);
    expect(policyProblems({})).toEqual([]);
  });

  it.each([
    'kubernetes.io/metadata.name',
    'pod-security.kubernetes.io/enforce',
    'app.kubernetes.io/managed-by',
    'node.k8s.io/x',
    'groundwork.dev/request-id',
    'sub.groundwork.dev/x',
    '',
    '/',
    'a/b/c',
    '__proto__',
    'UPPER.com/x',
    'a\n---\nkind: Secret',
    'x/',
    '/x',
    `${'a'.repeat(254)}/x`,
    'a'.repeat(64),
  ])('refuses the label %j', key => {
    expect(refuseNamespaceLabel(key, 'x')).toMatch(/^must /);
  });

  it('takes labels that only look like those that are kept', () => {
    for (const key of ['mykubernetes.io/x', 'kubernetes.io.example.com/x']) {
      expect(refuseNamespaceLabel(key, 'x')).toBeUndefined();
    }
  });

  it('refuses values that no label can have', () => {
    for (const value of ['a b', 'é', '-a', 'a\n', 'a'.repeat(64)]) {
      expect(refuseNamespaceLabel('tier', value)).toMatch(/^must have a value/);
    }
  });

  it('refuses what is no registry, no choice, no name, or too much', () => {
    for (const address of ['', 'https://ghcr.io', 'a b', '-x', 'a/../b', '*']) {
      expect(fieldsOf({ image_registries: [address] })).toEqual([
        'image_registries.0',
      ]);
    }
    expect(fieldsOf({ egress: 'everything' })).toEqual(['egress']);
    expect(fieldsOf({ data: { 'a/b': 'x' } })).toEqual(['data.a/b']);
    expect(fieldsOf({ data: { a: 'x'.repeat(4_097) } })).toEqual(['data.a']);
    expect(
      fieldsOf({ image_registries: Array.from({ length: 51 }, () => 'a') }),
    ).toEqual(['image_registries']);
  });

  it('ends soon, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), text => {
        policyProblems({ labels: { [text]: text }, image_registries: [text] });
      }),
    );
    const long = `a${'-.'.repeat(20_000)}!`;
    // At best, as what else the machine does is not asked for.
    const times = Array.from({ length: 3 }, () => {
      const begun = performance.now();
      policyProblems({
        labels: { [`${long}/x`]: long },
        image_registries: [
          long,
          `${'a/'.repeat(100)}!`,
          `a/${'a._-'.repeat(60)}!`,
        ],
      });
      return performance.now() - begun;
    });
    expect(Math.min(...times)).toBeLessThan(250);
  });

  it('is what an adapter refuses, in words that name the field', () => {
    expect(() =>
      refuseIllegalPolicies(
        exampleNamespace({
          policies: { labels: { 'groundwork.dev/team': 'other' } },
        }),
      ),
    ).toThrow(
      expect.objectContaining({
        name: 'TerminalRuntimeError',
        reason: 'IllegalPolicies',
        message: expect.stringContaining('labels.groundwork.dev/team'),
      }),
    );
    expect(() => refuseIllegalPolicies(exampleNamespace())).not.toThrow();
  });
});
