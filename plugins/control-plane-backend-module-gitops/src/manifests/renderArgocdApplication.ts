import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import { labelsOf } from '@groundwork/plugin-control-plane-node/manifests';

/** What the Application has to know beyond the environment. */
export type ArgocdSettings = {
  /** Namespace of the Application itself. */
  namespace: string;
  project: string;
  /** Address under which Argo CD reaches the repository. */
  repoUrl: string;
  branch: string;
  /** Cluster per region. */
  destinations: Readonly<Record<string, { server?: string; name?: string }>>;
};

const ownCluster = { server: 'https://kubernetes.default.svc' };

/**
 * The Application that brings the folder to a cluster.
 *
 * @param path - the folder
 * @param included - the files that it reads; others in the folder, such as a smuggled one, it does not
 */
export function renderArgocdApplication(options: {
  desired: DesiredNamespace;
  settings: ArgocdSettings;
  path: string;
  included: readonly string[];
}): object {
  const { desired, settings, path, included } = options;
  const destination = Object.hasOwn(settings.destinations, desired.region)
    ? settings.destinations[desired.region]
    : ownCluster;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: desired.name,
      namespace: settings.namespace,
      labels: labelsOf(desired),
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: settings.project,
      source: {
        repoURL: settings.repoUrl,
        targetRevision: settings.branch,
        path,
        directory: { include: `{${included.join(',')}}` },
      },
      destination: { ...destination, namespace: desired.name },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        retry: {
          limit: 5,
          backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
        },
        // Rather no sync than two Applications that take the same objects from each other.
        syncOptions: ['FailOnSharedResource=true'],
      },
    },
  };
}
