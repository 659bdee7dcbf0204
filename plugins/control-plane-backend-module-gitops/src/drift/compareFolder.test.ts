import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import type { FolderEntry, FolderSnapshot } from '../git';
import { skipRenderingMarker } from '@groundwork/plugin-control-plane-node/manifests';
import { renderManifests } from '../manifests';
import { compareFolder, planFolder } from './compareFolder';

const desired = exampleNamespace();
const manifests = renderManifests(desired, {
  namespace: 'argocd',
  project: 'default',
  repoUrl: 'https://git.example.com/envs.git',
  branch: 'main',
  destinations: {},
});
const path = 'clusters/r/teams/t/a/id';

function file(name: string, content?: string): FolderEntry {
  return { name, kind: 'file', content };
}

/** The folder as it should be, but for the given entries. */
function folder(changed: Record<string, FolderEntry | undefined> = {}) {
  const entries = new Map<string, FolderEntry | undefined>(
    manifests.map(({ id, content }) => [id, file(id, content)]),
  );
  for (const [name, entry] of Object.entries(changed)) {
    entries.set(name, entry);
  }
  return {
    head: 'c0ffee',
    tree: '7ree',
    entries: [...entries.values()].filter(entry => entry !== undefined),
  };
}

function drift(changed: Record<string, FolderEntry | undefined>) {
  return compareFolder({ path, manifests, snapshot: folder(changed), desired })
    .filter(({ state }) => state !== 'in_sync')
    .map(({ id, kind, state, fields }) => ({ id, kind, state, fields }));
}

function edited(name: string, edit: (content: string) => string) {
  const content = manifests.find(({ id }) => id === name)?.content ?? '';
  const after = edit(content);
  expect(after).not.toBe(content);
  return { [name]: file(name, after) };
}

describe('compareFolder', () => {
  it('finds nothing where everything is as it should be', () => {
    expect(drift({})).toEqual([]);
  });

  it('does not mind comments, layout and order', () => {
    expect(
      drift({
        ...edited('namespace.yaml', text => `# Hello\n\n${text}`),
        ...edited('resourcequota.yaml', text =>
          text.replace(/pods: "20"/, "pods:   '20'   # enough"),
        ),
        ...edited('policypack.yaml', text =>
          text
            .replace(/apiVersion: v1\n/, '')
            .replace(/kind: ConfigMap\n/, 'kind: ConfigMap\napiVersion: v1\n'),
        ),
      }),
    ).toEqual([]);
  });

  it('names the field and both values', () => {
    expect(
      drift(
        edited('resourcequota.yaml', text =>
          text
            .replace('pods: "20"', 'pods: 99')
            .replace(/limits.cpu: "2"/, 'limits.gpu: "1"'),
        ),
      ),
    ).toEqual([
      {
        id: 'resourcequota.yaml',
        kind: 'ResourceQuota',
        state: 'changed',
        fields: [
          { path: 'spec.hard["limits.cpu"]', desired: '"2"' },
          { path: 'spec.hard.pods', desired: '"20"', live: '99' },
          { path: 'spec.hard["limits.gpu"]', live: '"1"' },
        ],
      },
    ]);
  });

  it('reads the file as Kubernetes does, to whom yes is a truth value', () => {
    expect(
      drift(
        edited('namespace.yaml', text =>
          text.replace(
            'groundwork.dev/class: preview',
            'groundwork.dev/class: yes',
          ),
        ),
      )[0].fields,
    ).toEqual([
      {
        path: 'metadata.labels["groundwork.dev/class"]',
        desired: '"preview"',
        live: 'true',
      },
    ]);
  });

  it('minds the comment by which Argo CD passes over a file', () => {
    expect(
      drift({
        ...edited(
          'networkpolicy.yaml',
          text => `${text}# ${skipRenderingMarker}\n`,
        ),
        ...edited('argocd-application.yaml', text =>
          text.replace(`# ${skipRenderingMarker}\n`, ''),
        ),
      }).map(({ id, fields }) => [id, fields]),
    ).toEqual([
      [
        'networkpolicy.yaml',
        [{ path: '(comments)', live: JSON.stringify(skipRenderingMarker) }],
      ],
      [
        'argocd-application.yaml',
        [{ path: '(comments)', desired: JSON.stringify(skipRenderingMarker) }],
      ],
    ]);
  });

  it('finds a second document in a file', () => {
    expect(
      drift(
        edited(
          'namespace.yaml',
          text => `${text}---\nkind: ClusterRoleBinding\n`,
        ),
      ),
    ).toEqual([
      expect.objectContaining({
        state: 'changed',
        fields: [{ path: '(file)', live: '"2 YAML documents"' }],
      }),
    ]);
  });

  it.each([
    ['what is no YAML', '{ a: [', '"not valid YAML"'],
    ['a key given twice', 'kind: A\nkind: B\n', '"not valid YAML"'],
    ['nothing', '', '"empty"'],
    ['what is nested beyond reading', '['.repeat(100_000), expect.any(String)],
    [
      'aliases that multiply',
      [
        'a0: &a0 [x, x, x, x, x, x, x, x, x]',
        ...Array.from({ length: 12 }, (_, index) => {
          const alias = `*a${index}`;
          return `a${index + 1}: &a${index + 1} [${Array(9).fill(alias).join(', ')}]`;
        }),
      ].join('\n'),
      '"not readable YAML"',
    ],
    ['no text', undefined, '"too large, or not text"'],
  ])('takes %s for a change of the file', (_what, content, live) => {
    expect(
      drift({ 'namespace.yaml': file('namespace.yaml', content) }),
    ).toEqual([
      {
        id: 'namespace.yaml',
        kind: 'Namespace',
        state: 'changed',
        fields: [{ path: '(file)', live }],
      },
    ]);
  });

  it('finds what is no file in the place of a file', () => {
    expect(
      drift({
        'namespace.yaml': { name: 'namespace.yaml', kind: 'symbolic link' },
        'policypack.yaml': { name: 'policypack.yaml', kind: 'submodule' },
      }).map(({ id, state, fields }) => [id, state, fields[0].live]),
    ).toEqual([
      ['namespace.yaml', 'changed', '"a symbolic link"'],
      ['policypack.yaml', 'changed', '"a submodule"'],
    ]);
  });

  it('finds what is missing, and what should not be there', () => {
    expect(
      drift({
        'limitrange.yaml': undefined,
        'secret.yaml': file(
          'secret.yaml',
          'kind: Secret\nmetadata:\n  name: smuggled\n',
        ),
        'sub/kustomization.yaml': file('sub/kustomization.yaml', 'a: 1'),
        'hostile.yaml': file(
          'hostile.yaml',
          'kind: "<script>"\nmetadata: { name: "a\\nb" }\n',
        ),
        link: { name: 'link', kind: 'symbolic link' },
      }).map(({ id, kind, state }) => [id, kind, state]),
    ).toEqual([
      ['limitrange.yaml', 'LimitRange', 'missing'],
      ['secret.yaml', 'Secret', 'extra'],
      ['sub/kustomization.yaml', 'File', 'extra'],
      ['hostile.yaml', 'File', 'extra'],
      ['link', 'SymbolicLink', 'extra'],
    ]);
  });

  it('shows what stands in the place of the folder', () => {
    const snapshot: FolderSnapshot = {
      head: 'c0ffee',
      instead: 'symbolic link',
      entries: [],
    };
    const observed = compareFolder({ path, manifests, snapshot, desired });
    expect(observed.map(({ state }) => state)).toEqual([
      ...manifests.map(() => 'missing'),
      'extra',
    ]);
    expect(observed.at(-1)).toMatchObject({
      id: '.',
      kind: 'SymbolicLink',
      location: path,
    });
  });

  it('is not flooded by extra files or differences', () => {
    const flood = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [
        `x${index}`,
        file(`x${index}`),
      ]),
    );
    expect(drift(flood)).toHaveLength(100);
    const labels = Array.from(
      { length: 500 },
      (_, index) => `    x${index}: y\n`,
    ).join('');
    const [{ fields }] = drift(
      edited('namespace.yaml', text =>
        text.replace('  labels:\n', `  labels:\n${labels}`),
      ),
    );
    expect(fields).toHaveLength(50);
  });

  it('is not misled by names that every object has', () => {
    expect(
      drift(
        edited('namespace.yaml', text =>
          text.replace(
            '  labels:\n',
            '  labels:\n    __proto__: { a: b }\n    constructor: x\n',
          ),
        ),
      )[0].fields.map(({ path: field }) => field),
    ).toEqual(['metadata.labels.__proto__', 'metadata.labels.constructor']);
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
  });
});

describe('planFolder', () => {
  it('says what happens to each file, with the texts before and after', () => {
    const snapshot = folder({
      'limitrange.yaml': undefined,
      'namespace.yaml': file('namespace.yaml', 'kind: Other\n'),
      'secret.yaml': file('secret.yaml', 'kind: Secret\n'),
    });
    const changes = planFolder(
      manifests,
      snapshot,
      compareFolder({ path, manifests, snapshot, desired }),
    );
    const contentOf = (name: string) =>
      manifests.find(({ id }) => id === name)?.content;
    expect(changes).toEqual([
      {
        resource_id: 'namespace.yaml',
        action: 'update',
        before: 'kind: Other\n',
        after: contentOf('namespace.yaml'),
      },
      expect.objectContaining({ action: 'none' }),
      {
        resource_id: 'limitrange.yaml',
        action: 'create',
        after: contentOf('limitrange.yaml'),
      },
      expect.objectContaining({ action: 'none' }),
      expect.objectContaining({ action: 'none' }),
      expect.objectContaining({ action: 'none' }),
      {
        resource_id: 'secret.yaml',
        action: 'delete',
        before: 'kind: Secret\n',
      },
    ]);
  });
});
