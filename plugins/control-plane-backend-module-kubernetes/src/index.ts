/**
 * Provisions environments as namespaces on Kubernetes, for Groundwork.
 *
 * @packageDocumentation
 */
export { controlPlaneModuleKubernetes as default } from './module';
export {
  kubernetesConnectionSchema,
  type KubernetesConnectionConfig,
} from './connection';
