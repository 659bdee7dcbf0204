import type { ResourceServer } from 'oidc-provider';

/**
 * Name of the control plane's API as a protected resource (RFC 8707). Tokens for it are JWTs.
 *
 * @public
 */
export const apiResource = 'urn:groundwork:api';

/** Audience of the tokens for {@link apiResource}; the backend's `controlPlane.identity.oidc.audience`. @public */
export const apiAudience = 'groundwork';

/** The one scope of the API; what its caller may do follows from the role. @public */
export const apiScope = 'control-plane';

/** How tokens for the control plane's API look. */
export const apiResourceServer: ResourceServer = {
  scope: apiScope,
  audience: apiAudience,
  accessTokenFormat: 'jwt',
  accessTokenTTL: 60 * 60,
  jwt: { sign: { alg: 'RS256' } },
};
