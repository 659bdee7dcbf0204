import { randomBytes } from 'node:crypto';
import Provider, {
  errors,
  interactionPolicy,
  type AdapterFactory,
  type JWKS,
} from 'oidc-provider';
import { apiResource, apiResourceServer } from './apiResource';
import { createClients, portalClientId } from './clients';
import { grantEverything, identityScopes } from './grantEverything';
import { renderErrorPage } from './pages';
import { emailOf, type Machine, type Person } from './people';
import { registerPersonGrant } from './personGrant';

/** What {@link createProvider} needs. */
export interface CreateProviderOptions {
  issuer: string;
  people: readonly Person[];
  machines: readonly Machine[];
  portalRedirectUris: readonly string[];
  /** Private signing keys; the first one signs, the others are only published. */
  keys: JWKS;
  /** Where tokens and codes are kept, so that they survive a change of keys. */
  adapter: AdapterFactory;
}

/** Configures `oidc-provider` for development: example people, consent given, JWTs for the control plane's API. */
export function createProvider(options: CreateProviderOptions): Provider {
  const claimsBySubject = createClaims(options);

  const policy = interactionPolicy.base();
  policy.get('consent')?.checks.remove('native_client_prompt');

  const provider: Provider = new Provider(options.issuer, {
    adapter: options.adapter,
    jwks: options.keys,
    clients: createClients(options),
    scopes: [...identityScopes],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
      groups: ['groups', 'roles'],
    },
    cookies: {
      keys: [randomBytes(32)],
      // Cookies do not tell ports apart, so these must not meet those of another program on this host.
      names: {
        session: 'dev-idp-session',
        interaction: 'dev-idp-interaction',
        resume: 'dev-idp-resume',
      },
    },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_context, client, token) =>
          token.clientId === client.clientId,
      },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        // The portal needs a token for the userinfo endpoint, all others one for the API.
        defaultResource: (_context, client) =>
          client.clientId === portalClientId ? [] : apiResource,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => {
          if (resource !== apiResource) {
            throw new errors.InvalidTarget();
          }
          return apiResourceServer;
        },
      },
    },
    interactions: {
      policy,
      url: (_context, interaction) => `/interaction/${interaction.uid}`,
    },
    clientBasedCORS: () => false,
    conformIdTokenClaims: false,
    expiresWithSession: () => false,
    issueRefreshToken: async (_context, client) =>
      client.grantTypeAllowed('refresh_token'),
    findAccount: async (_context, sub) => {
      const claims = claimsBySubject.get(sub);
      return claims && { accountId: sub, claims: async () => claims };
    },
    extraTokenClaims: async (_context, token) =>
      claimsBySubject.get(
        'accountId' in token ? token.accountId : (token.clientId ?? ''),
      ),
    loadExistingGrant: async ({ oidc }) => {
      const { client, session } = oidc;
      if (!client || !session?.accountId) {
        return undefined;
      }
      return provider.Grant.find(
        await grantEverything(provider, {
          clientId: client.clientId,
          accountId: session.accountId,
        }),
      );
    },
    renderError: async (context, out) => {
      context.type = 'html';
      context.body = renderErrorPage(out.error_description ?? out.error);
    },
    ttl: {
      AccessToken: 60 * 60,
      AuthorizationCode: 60,
      ClientCredentials: 60 * 60,
      Grant: 14 * 24 * 60 * 60,
      IdToken: 60 * 60,
      Interaction: 60 * 60,
      RefreshToken: 14 * 24 * 60 * 60,
      Session: 60 * 60,
    },
  });

  registerPersonGrant(provider, sub =>
    options.people.some(person => person.sub === sub),
  );
  return provider;
}

function createClaims(options: {
  people: readonly Person[];
  machines: readonly Machine[];
}) {
  const claims = new Map<
    string,
    { sub: string; preferred_username: string; [claim: string]: unknown }
  >();
  for (const person of options.people) {
    claims.set(person.sub, {
      sub: person.sub,
      preferred_username: person.sub,
      name: person.name,
      email: emailOf(person),
      email_verified: true,
      groups: [...person.groups],
      roles: [person.role],
    });
  }
  for (const machine of options.machines) {
    claims.set(machine.sub, {
      sub: machine.sub,
      preferred_username: machine.sub,
      name: machine.name,
      groups: [],
      roles: [machine.role],
    });
  }
  return claims;
}
