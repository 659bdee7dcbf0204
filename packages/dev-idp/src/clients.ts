import type { ClientMetadata } from 'oidc-provider';
import { type Machine } from './people';
import { personGrantType } from './personGrant';

/** Secret of every confidential client. It protects nothing but a developer's own machine. @public */
export const developmentClientSecret = 'development-only';

/** Client that people's programs and tests use; it has no secret. @public */
export const commandLineClientId = 'groundwork-cli';

/** Client of the portal's backend. @public */
export const portalClientId = 'groundwork-portal';

/** The clients that the issuer knows; there is no registration of others. */
export function createClients(options: {
  machines: readonly Machine[];
  portalRedirectUris: readonly string[];
}): ClientMetadata[] {
  return [
    {
      client_id: portalClientId,
      client_name: 'Groundwork portal',
      client_secret: developmentClientSecret,
      redirect_uris: [...options.portalRedirectUris],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
    {
      client_id: commandLineClientId,
      client_name: 'Groundwork command line',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['http://127.0.0.1/callback', 'http://[::1]/callback'],
      grant_types: ['authorization_code', 'refresh_token', personGrantType],
      response_types: ['code'],
    },
    ...options.machines.map(machine => ({
      client_id: machine.sub,
      client_name: machine.name,
      client_secret: developmentClientSecret,
      redirect_uris: [],
      grant_types: ['client_credentials'],
      response_types: [],
    })),
  ];
}
