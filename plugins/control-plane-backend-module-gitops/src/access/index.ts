export { createRemoteAccess } from './createRemoteAccess';
export { PrivateFiles } from './PrivateFiles';
export { proxyFor } from './proxyFor';
export type { GitExtras, RemoteAccess } from './RemoteAccess';
export { isAddress, refuseHost, resolveHost } from './resolveHost';
export { createPolicyFetch, type PolicyFetch } from './policyFetch';
export { RedirectError } from './RedirectError';
