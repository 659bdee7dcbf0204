/** A kind of object that an environment is made of. */
export type Kind = {
  kind: string;
  apiVersion: string;
  /** API group; empty for the core group. */
  group: string;
  /** Name in addresses and rights. */
  resource: string;
  namespaced: boolean;
};

export const namespaceKind: Kind = {
  kind: 'Namespace',
  apiVersion: 'v1',
  group: '',
  resource: 'namespaces',
  namespaced: false,
};

/** The kinds within a namespace. */
export const namespacedKinds: readonly Kind[] = [
  core('ResourceQuota', 'resourcequotas'),
  core('LimitRange', 'limitranges'),
  {
    kind: 'NetworkPolicy',
    apiVersion: 'networking.k8s.io/v1',
    group: 'networking.k8s.io',
    resource: 'networkpolicies',
    namespaced: true,
  },
  core('ConfigMap', 'configmaps'),
  {
    kind: 'RoleBinding',
    apiVersion: 'rbac.authorization.k8s.io/v1',
    group: 'rbac.authorization.k8s.io',
    resource: 'rolebindings',
    namespaced: true,
  },
];

/** Every kind that is written or watched. */
export const kinds: readonly Kind[] = [namespaceKind, ...namespacedKinds];

/** What runs in a namespace. Never written, and only looked at where it is to be stopped. */
export const podKind: Kind = core('Pod', 'pods');

/** The kind of an object that is rendered, or to be stopped. */
export function kindOf(name: string): Kind {
  const kind = [...kinds, podKind].find(candidate => candidate.kind === name);
  if (!kind) {
    throw new Error(`Objects of kind ${name} are not rendered`);
  }
  return kind;
}

/** Where objects of a kind are listed: in a namespace, or without one in all of them. */
export function collectionPath(kind: Kind, namespace?: string): string {
  const base = kind.group === '' ? '/api/' : '/apis/';
  const within =
    kind.namespaced && namespace !== undefined
      ? `/namespaces/${encodeURIComponent(namespace)}`
      : '';
  return `${base}${kind.apiVersion}${within}/${kind.resource}`;
}

/** Where one object is. */
export function objectPath(
  kind: Kind,
  name: string,
  namespace?: string,
): string {
  return `${collectionPath(kind, namespace)}/${encodeURIComponent(name)}`;
}

function core(kind: string, resource: string): Kind {
  return { kind, apiVersion: 'v1', group: '', resource, namespaced: true };
}
