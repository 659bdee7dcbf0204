/**
 * The Kubernetes objects of an environment, for adapters that write them: each renderer is pure, and the same for the
 * same input.
 *
 * @packageDocumentation
 */
export * from './manifests/acceptFields';
export * from './manifests/canonicalJson';
export * from './manifests/compareValues';
export * from './manifests/labels';
export * from './manifests/policyProblems';
export * from './manifests/quantity';
export * from './manifests/refuseIllegalNames';
export * from './manifests/refuseIllegalPolicies';
export * from './manifests/refuseReservedName';
export * from './manifests/renderEgressPolicy';
export * from './manifests/renderLimitRange';
export * from './manifests/renderNamespace';
export * from './manifests/renderNetworkPolicy';
export * from './manifests/renderParameters';
export * from './manifests/renderPolicyPack';
export * from './manifests/renderResourceQuota';
export * from './manifests/serialiseManifest';
