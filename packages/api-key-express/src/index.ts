export type { ApiKeyAuthOptions } from './ApiKeyAuthOptions';
export { apiKeyAuth } from './apiKeyAuth';
export { apiKeyOf } from './apiKeyOf';
export type {
  Rejection,
  RejectionReason,
  UnavailableReason,
} from './Rejection';
export { requireScopes } from './requireScopes';
export type { VerifiedApiKey } from './VerifiedApiKey';
