import type { Provider } from 'oidc-provider';
import { apiResource, apiScope } from './apiResource';

/** The identity scopes that the issuer knows. */
export const identityScopes = [
  'openid',
  'profile',
  'email',
  'groups',
  'offline_access',
] as const;

/**
 * Records that a person lets a client see everything, which takes the place of asking for consent.
 *
 * @returns id of the grant
 */
export async function grantEverything(
  provider: Provider,
  options: { clientId: string; accountId: string },
): Promise<string> {
  const grant = new provider.Grant(options);
  grant.addOIDCScope(identityScopes.join(' '));
  grant.addResourceScope(apiResource, apiScope);
  return grant.save();
}
