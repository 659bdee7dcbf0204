export type { ClusterAccess } from './ClusterAccess';
export * from './kubernetesConnectionSchema';
export { requireSafeServer } from './requireSafeServer';
