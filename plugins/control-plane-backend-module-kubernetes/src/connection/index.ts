export type { ClusterAccess } from './ClusterAccess';
export * from './kubernetesConnectionSchema';
