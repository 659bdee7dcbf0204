/**
 * What backend modules and policies build on: the Runtime Environment Interface, its extension point, the client as a
 * service, and the permission rules of the Groundwork control plane.
 *
 * @packageDocumentation
 */
export * from './addressPolicy';
export * from './approvalReceipt';
export * from './approvalSignature';
export * from './auditAnchors';
export * from './errors';
export * from './extensions';
export * from './identityGroups';
export * from './permissions';
export * from './policyChecks';
export * from './runtime';
export * from './service';
