/**
 * A real OpenID Connect issuer with example people, for development and tests. Never for production.
 *
 * @packageDocumentation
 */

export { apiAudience, apiResource, apiScope } from './apiResource';
export {
  commandLineClientId,
  developmentClientSecret,
  portalClientId,
} from './clients';
export {
  emailOf,
  groups,
  machines,
  people,
  type Group,
  type Machine,
  type Person,
  type Role,
} from './people';
export { personGrantType } from './personGrant';
export {
  defaultPortalRedirectUri,
  startDevIdp,
  type DevIdp,
  type DevIdpOptions,
} from './startDevIdp';
