import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import { skipRenderingMarker } from '@groundwork/plugin-control-plane-node/manifests';
import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import type { ArgocdSettings } from './renderArgocdApplication';
import { manifestFileNames, renderManifests } from './renderManifests';

const settings: ArgocdSettings = {
  namespace: 'argocd',
  project: 'default',
  repoUrl: 'https://git.example.com/envs.git',
  branch: 'main',
  destinations: {},
};
const desired = exampleNamespace({
  id: '0e0a8b3c-9d52-4a39-8a0e-0d8f3ef0a001',
  name: 'payments-api-preview-0e0a8b3c',
});

function render(
  overrides: Partial<DesiredNamespace> = {},
  changed: Partial<ArgocdSettings> = {},
) {
  return new Map(
    renderManifests(
      { ...desired, ...overrides },
      { ...settings, ...changed },
    ).map(manifest => [manifest.id, manifest]),
  );
}

function contentOf(file: string, overrides: Partial<DesiredNamespace> = {}) {
  return parse(render(overrides).get(file)?.content ?? '');
}

describe('renderManifests', () => {
  it('renders exactly these files of these kinds', () => {
    expect(
      [...render().values()].map(({ id, kind, name, location }) => [
        id,
        kind,
        name,
        location,
      ]),
    ).toEqual(
      [
        ['namespace.yaml', 'Namespace', desired.name],
        ['resourcequota.yaml', 'ResourceQuota', 'groundwork'],
        ['limitrange.yaml', 'LimitRange', 'groundwork'],
        [
          'networkpolicy.yaml',
          'NetworkPolicy',
          'groundwork-default-deny-ingress',
        ],
        ['policypack.yaml', 'ConfigMap', 'groundwork-policy-pack'],
        ['argocd-application.yaml', 'Application', desired.name],
      ].map(([file, ...rest]) => [
        file,
        ...rest,
        `clusters/us-east-1/teams/team-payments/payments-api/${desired.id}/${file}`,
      ]),
    );
  });

  it('adds the files that policies and parameters need, and has Argo CD read them', () => {
    const further = {
      policies: { egress: 'dns' },
      parameters: { replicas: 2 },
    } as const;
    expect([...render(further).keys()]).toEqual(manifestFileNames);
    const includedOf = (overrides: Partial<DesiredNamespace>) =>
      contentOf('argocd-application.yaml', overrides).spec.source.directory
        .include;
    expect(includedOf({})).toBe(
      '{namespace.yaml,resourcequota.yaml,limitrange.yaml,networkpolicy.yaml,policypack.yaml}',
    );
    expect(includedOf(further)).toBe(
      '{namespace.yaml,resourcequota.yaml,limitrange.yaml,networkpolicy.yaml,policypack.yaml,networkpolicy-egress.yaml,parameters.yaml}',
    );
    expect(contentOf('parameters.yaml', further).data['parameters.json']).toBe(
      '{"replicas":2}',
    );
    expect(
      contentOf('networkpolicy-egress.yaml', further).spec.policyTypes,
    ).toEqual(['Egress']);
  });

  it('has no file for a way in that policies leave open', () => {
    expect(
      render({ policies: { ingress: 'allow' } }).has('networkpolicy.yaml'),
    ).toBe(false);
  });

  it('labels everything so that it can be found, with legal values only', () => {
    for (const { content } of render().values()) {
      const { labels } = parse(content).metadata;
      expect(labels).toMatchObject({
        'app.kubernetes.io/managed-by': 'groundwork',
        'app.kubernetes.io/part-of': 'payments-api',
        'groundwork.dev/request-id': desired.id,
        'groundwork.dev/team': 'team-payments',
        'groundwork.dev/class': 'preview',
        'groundwork.dev/region': 'us-east-1',
      });
      for (const value of Object.values(labels)) {
        expect(value).toMatch(
          /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/,
        );
      }
    }
  });

  it('asks for the Pod Security level of the packs', () => {
    const levels = (policy_packs: string[]) =>
      Object.fromEntries(
        Object.entries(
          contentOf('namespace.yaml', { policy_packs }).metadata.labels,
        ).filter(([key]) => key.startsWith('pod-security.kubernetes.io/')),
      );
    expect(levels(['restricted-pods', 'baseline-pods'])).toEqual({
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
    expect(levels(['baseline-pods'])).toEqual({
      'pod-security.kubernetes.io/enforce': 'baseline',
    });
    expect(levels([])).toEqual({
      'pod-security.kubernetes.io/enforce': 'baseline',
      'pod-security.kubernetes.io/warn': 'restricted',
    });
  });

  it('writes the quota as the API server keeps it', () => {
    expect(
      contentOf('resourcequota.yaml', {
        quota: {
          cpu: '2000m',
          memory: '4096Mi',
          storage: '0.5Ti',
          pods: 1000,
          load_balancers: 0,
        },
      }).spec.hard,
    ).toEqual({
      'requests.cpu': '2',
      'limits.cpu': '2',
      'requests.memory': '4Gi',
      'limits.memory': '4Gi',
      'requests.storage': '512Gi',
      pods: '1k',
      'services.loadbalancers': '0',
    });
  });

  it('gives containers defaults that fit into the quota', () => {
    const limits = (cpu: string, memory: string) =>
      contentOf('limitrange.yaml', {
        quota: { ...desired.quota, cpu, memory },
      }).spec.limits;
    expect(limits('2', '4Gi')).toEqual([
      {
        type: 'Container',
        default: { cpu: '500m', memory: '512Mi' },
        defaultRequest: { cpu: '100m', memory: '128Mi' },
      },
    ]);
    expect(limits('50m', '0')).toEqual([
      {
        type: 'Container',
        default: { cpu: '50m' },
        defaultRequest: { cpu: '50m' },
      },
    ]);
    expect(limits('0', '0')).toEqual([{ type: 'Container' }]);
  });

  it('closes the namespace to others, and opens it within when the pack says so', () => {
    expect(contentOf('networkpolicy.yaml', { policy_packs: [] }).spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress'],
    });
    expect(
      contentOf('networkpolicy.yaml', {
        policy_packs: ['allow-same-namespace'],
      }).spec.ingress,
    ).toEqual([{ from: [{ podSelector: {} }] }]);
  });

  it('lists the packs', () => {
    const { data } = contentOf('policypack.yaml', {
      policy_packs: ['b', 'a', 'b'],
    });
    expect(JSON.parse(data['policy-packs.json'])).toEqual(['a', 'b']);
  });

  it('points Argo CD at the folder and at the cluster of the region', () => {
    const application = (changed: Partial<ArgocdSettings>) =>
      parse(render({}, changed).get('argocd-application.yaml')?.content ?? '');
    expect(application({})).toMatchObject({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: desired.name, namespace: 'argocd' },
      spec: {
        project: 'default',
        source: {
          repoURL: 'https://git.example.com/envs.git',
          targetRevision: 'main',
          path: `clusters/us-east-1/teams/team-payments/payments-api/${desired.id}`,
        },
        destination: {
          server: 'https://kubernetes.default.svc',
          namespace: desired.name,
        },
        syncPolicy: { automated: { prune: true, selfHeal: true } },
      },
    });
    expect(
      application({ destinations: { 'us-east-1': { name: 'prod-us' } } }).spec
        .destination,
    ).toEqual({ name: 'prod-us', namespace: desired.name });
  });

  it('does not take a region for a member of every object', () => {
    const { spec } = contentOf('argocd-application.yaml', {
      region: 'constructor',
    });
    expect(spec.destination).toEqual({
      server: 'https://kubernetes.default.svc',
      namespace: desired.name,
    });
  });

  it('marks the Application, and nothing else, to be passed over by Argo CD', () => {
    const marked = (overrides: Partial<DesiredNamespace>) =>
      [...render(overrides).values()]
        .filter(({ content }) => content.includes(skipRenderingMarker))
        .map(({ id }) => id);
    expect(marked({})).toEqual(['argocd-application.yaml']);
    expect(
      marked({
        repository: `https://git.example.com/${skipRenderingMarker}`,
        owner: skipRenderingMarker,
        requested_by: `x # ${skipRenderingMarker}`,
        policy_packs: [skipRenderingMarker],
        parameters: { [skipRenderingMarker]: skipRenderingMarker },
        policies: { data: { note: `x\n# ${skipRenderingMarker}\n` } },
      }),
    ).toEqual(['argocd-application.yaml']);
  });

  it('keeps hostile text as text, in one document for each file', () => {
    fc.assert(
      fc.property(
        fc.record({
          owner: fc.string({ unit: 'grapheme' }),
          repository: fc.string({ unit: 'grapheme', minLength: 1 }),
          revision: fc.string({ unit: 'grapheme', minLength: 1 }),
          requested_by: fc.oneof(
            fc.string({ unit: 'grapheme' }),
            fc.constant('a\n---\nkind: Secret'),
          ),
          policy_packs: fc.array(fc.string({ unit: 'grapheme' })),
          parameters: fc.dictionary(
            fc.string({ unit: 'grapheme' }),
            fc.jsonValue(),
          ),
          policies: fc.record({
            data: fc.dictionary(
              fc.stringMatching(/^[a-z]{1,20}$/),
              fc.oneof(
                fc.string({ unit: 'grapheme' }),
                fc.constant(`\n---\n# ${skipRenderingMarker}\nkind: Secret`),
              ),
            ),
          }),
        }),
        overrides => {
          const manifests = render(overrides);
          expect(manifests.size).toBe(
            Object.keys(overrides.parameters).length === 0 ? 6 : 7,
          );
          for (const { content, object } of manifests.values()) {
            expect(parseAllDocuments(content)).toHaveLength(1);
            expect(parse(content)).toEqual(object);
            expect(parse(content, { version: '1.1' })).toEqual(object);
          }
          expect(
            parse(manifests.get('namespace.yaml')?.content ?? '').metadata
              .annotations,
          ).toEqual({
            'groundwork.dev/owner': overrides.owner,
            'groundwork.dev/repository': overrides.repository,
            'groundwork.dev/revision': overrides.revision,
            'groundwork.dev/requested-by': overrides.requested_by,
          });
        },
      ),
    );
  });

  it('reads names that look like numbers or truth values back as names', () => {
    for (const name of ['yes', 'null', '1e3', '017', '2026-01-31', 'on']) {
      const { metadata } = parse(
        render({ name, team: name }).get('namespace.yaml')?.content ?? '',
        { version: '1.1' },
      );
      expect(metadata.name).toBe(name);
      expect(metadata.labels['groundwork.dev/team']).toBe(name);
    }
  });

  it('refuses policies that would take a mark', () => {
    expect(() =>
      render({ policies: { labels: { 'groundwork.dev/team': 'x' } } }),
    ).toThrow(expect.objectContaining({ reason: 'IllegalPolicies' }));
  });

  it('refuses a quota that is none', () => {
    expect(() =>
      render({ quota: { ...desired.quota, cpu: 'plenty\n---' } }),
    ).toThrow(expect.objectContaining({ name: 'TerminalRuntimeError' }));
    expect(() => render({ quota: { ...desired.quota, pods: -1 } })).toThrow();
    expect(() => render({ quota: { ...desired.quota, pods: NaN } })).toThrow();
  });
});
