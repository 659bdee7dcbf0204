import {
  errors,
  type Provider,
  type TokenEndpointGrantContext,
} from 'oidc-provider';
import { apiResource, apiResourceServer, apiScope } from './apiResource';
import { grantEverything } from './grantEverything';

/**
 * Grant with which a program gets a token for one of the example people without a browser: the parameter `person` names
 * the subject. It is what makes `curl` and tests able to act as anybody, and one reason why this issuer is for
 * development only.
 *
 * @public
 */
export const personGrantType = 'urn:groundwork:grant-type:person';

/** Teaches the provider the grant {@link personGrantType}. */
export function registerPersonGrant(
  provider: Provider,
  isPerson: (sub: string) => boolean,
): void {
  provider.registerGrantType<{ person?: string }>(
    personGrantType,
    async (context: TokenEndpointGrantContext<{ person?: string }>) => {
      const { client, params } = context.oidc;
      if (!params.person || !isPerson(params.person)) {
        throw new errors.InvalidGrant('person must name one of the people');
      }
      const grantId = await grantEverything(provider, {
        clientId: client.clientId,
        accountId: params.person,
      });
      const token = new provider.AccessToken({
        client,
        accountId: params.person,
        grantId,
        gty: personGrantType,
        scope: apiScope,
        resourceServer: new provider.ResourceServer(
          apiResource,
          apiResourceServer,
        ),
      });
      context.body = {
        access_token: await token.save(),
        token_type: token.tokenType,
        expires_in: token.expiration,
        scope: apiScope,
      };
    },
    ['person'],
  );
}
