import type { PolicySettings } from '@groundwork/plugin-control-plane-common';
import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import type { DesiredNamespace } from '../runtime';
import { exampleNamespace } from '../testUtils/exampleNamespace';
import { canonicalJson } from './canonicalJson';
import { renderEgressPolicy } from './renderEgressPolicy';
import { renderNamespace } from './renderNamespace';
import { renderNetworkPolicy } from './renderNetworkPolicy';
import { renderParameters } from './renderParameters';
import { renderPolicyPack } from './renderPolicyPack';
import { renderResourceQuota } from './renderResourceQuota';
import { serialiseManifest } from './serialiseManifest';

/** As it was before policies were more than names. */
const wasWritten = `apiVersion: v1
kind: Namespace
metadata:
  name: payments
  labels:
    app.kubernetes.io/managed-by: groundwork
    app.kubernetes.io/part-of: payments-api
    groundwork.dev/class: preview
    groundwork.dev/region: us-east-1
    groundwork.dev/request-id: 0e0a8b3c-9d52-4a39-8a0e-0d8f3ef0a001
    groundwork.dev/team: team-payments
    pod-security.kubernetes.io/enforce: baseline
  annotations:
    groundwork.dev/owner: group:default/team-payments
    groundwork.dev/requested-by: user:default/ana
    groundwork.dev/repository: https://github.com/example/payments-api
    groundwork.dev/revision: main
---
apiVersion: v1
kind: ResourceQuota
metadata:
  name: groundwork
  namespace: payments
  labels:
    app.kubernetes.io/managed-by: groundwork
    app.kubernetes.io/part-of: payments-api
    groundwork.dev/class: preview
    groundwork.dev/region: us-east-1
    groundwork.dev/request-id: 0e0a8b3c-9d52-4a39-8a0e-0d8f3ef0a001
    groundwork.dev/team: team-payments
spec:
  hard:
    limits.cpu: "2"
    limits.memory: 4Gi
    pods: "20"
    requests.cpu: "2"
    requests.memory: 4Gi
    requests.storage: 20Gi
    services.loadbalancers: "0"
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: groundwork-default-deny-ingress
  namespace: payments
  labels:
    app.kubernetes.io/managed-by: groundwork
    app.kubernetes.io/part-of: payments-api
    groundwork.dev/class: preview
    groundwork.dev/region: us-east-1
    groundwork.dev/request-id: 0e0a8b3c-9d52-4a39-8a0e-0d8f3ef0a001
    groundwork.dev/team: team-payments
spec:
  podSelector: {}
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector: {}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: groundwork-policy-pack
  namespace: payments
  labels:
    app.kubernetes.io/managed-by: groundwork
    app.kubernetes.io/part-of: payments-api
    groundwork.dev/class: preview
    groundwork.dev/region: us-east-1
    groundwork.dev/request-id: 0e0a8b3c-9d52-4a39-8a0e-0d8f3ef0a001
    groundwork.dev/team: team-payments
data:
  class: preview
  policy-packs.json: '["allow-same-namespace","baseline-pods"]'
`;

const renderers = [
  renderNamespace,
  renderResourceQuota,
  renderNetworkPolicy,
  renderEgressPolicy,
  renderPolicyPack,
  renderParameters,
];
const example = exampleNamespace({
  id: '0e0a8b3c-9d52-4a39-8a0e-0d8f3ef0a001',
  name: 'payments',
});

function written(overrides: Partial<DesiredNamespace> = {}): string[] {
  const desired: DesiredNamespace = { ...example, ...overrides };
  return renderers.flatMap(render => {
    const manifest = render(desired);
    return manifest ? [serialiseManifest(manifest)] : [];
  });
}

/** What is read of the text of a manifest, by kind and name. */
function read(overrides: Partial<DesiredNamespace>) {
  return new Map(
    written(overrides)
      .map(text => parse(text))
      .map(({ kind, ...manifest }) => [
        `${kind}/${manifest.metadata.name}`,
        manifest,
      ]),
  );
}

const egressOf = (egress: PolicySettings['egress']) =>
  read({ policies: { egress } }).get('NetworkPolicy/groundwork-egress')?.spec;

describe('manifests of an environment without policies', () => {
  it('are byte for byte what they were before there were any, so that nothing drifts', () => {
    expect(written().join('---\n')).toBe(wasWritten);
  });

  it.each([
    [[], {}],
    [['baseline-pods'], { pod_security: 'baseline' }],
    [['restricted-pods'], { pod_security: 'restricted' }],
    [['default-deny-ingress'], { ingress: 'deny' }],
    [['allow-same-namespace'], { ingress: 'same-namespace' }],
  ] satisfies Array<[string[], PolicySettings]>)(
    'are the same as with what the packs %j say',
    (policy_packs, policies) => {
      expect(written({ policy_packs, policies })).toEqual(
        written({ policy_packs }),
      );
    },
  );

  it('are the same with no parameters and no suspension', () => {
    expect(written({ parameters: {}, suspended: false })).toEqual(written());
  });
});

describe('manifests of an environment with policies', () => {
  it('hold pods to the level that is asked for, whatever the packs are called', () => {
    const policy_packs = ['restricted-pods'];
    const levels = (policies: PolicySettings) =>
      Object.entries(
        read({ policy_packs, policies }).get('Namespace/payments')?.metadata
          .labels,
      ).filter(([key]) => key.startsWith('pod-security'));
    expect(levels({ pod_security: 'privileged' })).toEqual([
      ['pod-security.kubernetes.io/enforce', 'privileged'],
    ]);
    expect(levels({})).toEqual([
      ['pod-security.kubernetes.io/enforce', 'baseline'],
      ['pod-security.kubernetes.io/warn', 'restricted'],
    ]);
  });

  it('let in nobody, each other, or everybody', () => {
    const specOf = (ingress: PolicySettings['ingress']) =>
      read({ policies: { ingress } }).get(
        'NetworkPolicy/groundwork-default-deny-ingress',
      )?.spec;
    const nobody = { podSelector: {}, policyTypes: ['Ingress'] };
    expect(specOf('deny')).toEqual(nobody);
    expect(specOf(undefined)).toEqual(nobody);
    expect(specOf('same-namespace')).toEqual({
      ...nobody,
      ingress: [{ from: [{ podSelector: {} }] }],
    });
    expect(specOf('allow')).toBeUndefined();
  });

  it('let out nothing, names, each other, or everything', () => {
    const nothing = { podSelector: {}, policyTypes: ['Egress'] };
    const names = {
      to: [
        {
          namespaceSelector: {
            matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' },
          },
        },
      ],
      ports: [
        { port: 53, protocol: 'UDP' },
        { port: 53, protocol: 'TCP' },
      ],
    };
    expect(egressOf('deny')).toEqual(nothing);
    expect(egressOf('dns')).toEqual({ ...nothing, egress: [names] });
    expect(egressOf('same-namespace')).toEqual({
      ...nothing,
      egress: [names, { to: [{ podSelector: {} }] }],
    });
    expect(egressOf('allow')).toBeUndefined();
    expect(egressOf(undefined)).toBeUndefined();
  });

  it('label the namespace, and lose no mark of ours to a label', () => {
    const { metadata } = renderNamespace({
      ...example,
      policies: {
        labels: {
          'istio-injection': 'enabled',
          'example.com/tier': 'gold',
          'groundwork.dev/team': 'other',
          'pod-security.kubernetes.io/enforce': 'privileged',
        },
      },
    }) as { metadata: { labels: Record<string, string> } };
    expect(metadata.labels).toMatchObject({
      'istio-injection': 'enabled',
      'example.com/tier': 'gold',
      'groundwork.dev/team': 'team-payments',
      'pod-security.kubernetes.io/enforce': 'baseline',
    });
  });

  it('tell registries and data as JSON, the same in any order', () => {
    const policies = {
      image_registries: ['ghcr.io/b', 'ghcr.io/a', 'ghcr.io/b'],
      data: { b: '2', a: 'x\n---\nkind: Secret' },
    };
    const { data } = read({ policies }).get('ConfigMap/groundwork-policy-pack');
    expect(data).toEqual({
      class: 'preview',
      'data.json': '{"a":"x\\n---\\nkind: Secret","b":"2"}',
      'image-registries.json': '["ghcr.io/a","ghcr.io/b"]',
      'policy-packs.json': '["allow-same-namespace","baseline-pods"]',
    });
    const reordered = {
      data: { a: policies.data.a, b: '2' },
      image_registries: ['ghcr.io/a', 'ghcr.io/b'],
    };
    expect(written({ policies: reordered })).toEqual(written({ policies }));
  });
});

describe('manifests of an environment with parameters', () => {
  it('hold them as JSON that reads back as the same, in as many documents as without hostile ones', () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    const hostile = fc.constantFrom(
      'a\n---\nkind: Secret',
      '...',
      '${{ x }}',
      '__proto__',
      '\u2028\ufeff\u0000',
      '+argocd:skip-file-rendering',
    );
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.oneof(hostile, fc.string()),
          fc.oneof(hostile, value),
          {
            minKeys: 1,
            noNullPrototype: true,
          },
        ),
        parameters => {
          const texts = written({ parameters });
          expect(texts).toHaveLength(5);
          const documents = texts.flatMap(text => parseAllDocuments(text));
          expect(documents).toHaveLength(5);
          const { data } = parse(texts[4]);
          expect(Object.keys(data)).toEqual(['parameters.json']);
          expect(data['parameters.json']).toBe(canonicalJson(parameters));
          expect(JSON.parse(data['parameters.json'])).toEqual(
            JSON.parse(JSON.stringify(parameters)),
          );
        },
      ),
    );
  });

  it('are none when they are more than a ConfigMap holds', () => {
    const parameters = { text: 'x'.repeat(950_000) };
    expect(() => renderParameters({ ...example, parameters })).toThrow(
      expect.objectContaining({
        name: 'TerminalRuntimeError',
        reason: 'TooLarge',
      }),
    );
  });
});

describe('manifests of an environment that is suspended', () => {
  it('let nothing start, and keep everything else', () => {
    const manifests = read({ suspended: true });
    expect(manifests.get('ResourceQuota/groundwork')?.spec.hard).toEqual({
      ...read({}).get('ResourceQuota/groundwork')?.spec.hard,
      pods: '0',
      'services.loadbalancers': '0',
    });
    expect(manifests.get('Namespace/payments')?.metadata.annotations).toEqual({
      ...read({}).get('Namespace/payments')?.metadata.annotations,
      'groundwork.dev/suspended': 'true',
    });
  });

  it('let nothing start where there is no quota either', () => {
    const unlimited = { quota: undefined, suspended: true };
    expect(read(unlimited).get('ResourceQuota/groundwork')?.spec).toEqual({
      hard: { pods: '0', 'services.loadbalancers': '0' },
    });
  });
});
