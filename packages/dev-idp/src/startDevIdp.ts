import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { commandLineClientId, developmentClientSecret } from './clients';
import { createIssuerApp } from './createIssuerApp';
import { createMemoryAdapterFactory } from './createMemoryAdapterFactory';
import { createProvider } from './createProvider';
import {
  groups as exampleGroups,
  machines as exampleMachines,
  people as examplePeople,
  type Group,
  type Machine,
  type Person,
} from './people';
import { personGrantType } from './personGrant';
import { createSigningKey } from './signingKeys';

/** Where the portal's backend takes sign-ins in the embedded default. @public */
export const defaultPortalRedirectUri =
  'http://localhost:7007/api/auth/oidc/handler/frame';

/** Options of {@link startDevIdp}. @public */
export interface DevIdpOptions {
  /** Port on the loopback address; 0 takes a free one. */
  port: number;
  /** Who can sign in; the example people unless given. */
  people?: readonly Person[];
  /** Groups that the people are in; the example groups unless given. */
  groups?: readonly Group[];
  /** Programs with a client secret; the example machines unless given. */
  machines?: readonly Machine[];
  /** Where the portal takes sign-ins; {@link defaultPortalRedirectUri} unless given. */
  portalRedirectUris?: readonly string[];
}

/** A running issuer. @public */
export interface DevIdp {
  /** Issuer identifier, and base URL of every endpoint. */
  readonly issuer: string;
  /**
   * An access token for the control plane's API, fetched from the token endpoint.
   *
   * @param sub - subject of a person or a machine
   */
  accessTokenFor(sub: string): Promise<string>;
  /** Signs with a new key from now on; what was signed before stays verifiable. */
  rotateKeys(): Promise<void>;
  /** Ends the issuer and everything that it knows. */
  stop(): Promise<void>;
}

/**
 * Starts an OpenID Connect issuer in which everybody can be anybody, on the loopback address only.
 *
 * @throws Error in production, and where the port is taken
 * @public
 */
export async function startDevIdp(options: DevIdpOptions): Promise<DevIdp> {
  if (process.env.NODE_ENV === 'production') {
    throw new Error(
      'The development issuer lets everybody be anybody and does not start in production. Configure your own OpenID Connect issuer.',
    );
  }
  const people = options.people ?? examplePeople;
  const machines = options.machines ?? exampleMachines;
  const adapter = createMemoryAdapterFactory();
  const keys = [await createSigningKey()];

  // The issuer's name has its port in it, so there is a server before there is a provider.
  let listener: RequestListener = (_request, response) => {
    response.writeHead(503).end();
  };
  const server = createServer((request, response) =>
    listener(request, response),
  );
  const issuer = `http://localhost:${await listen(server, options.port)}`;
  const serve = () => {
    const provider = createProvider({
      issuer,
      people,
      machines,
      portalRedirectUris: options.portalRedirectUris ?? [
        defaultPortalRedirectUri,
      ],
      keys: { keys: [...keys] },
      adapter,
    });
    listener = createIssuerApp({
      provider,
      people,
      groups: options.groups ?? exampleGroups,
    }) as RequestListener;
  };
  serve();

  return {
    issuer,
    accessTokenFor: sub =>
      machines.some(machine => machine.sub === sub)
        ? fetchMachineToken(issuer, sub)
        : fetchPersonToken(issuer, sub),
    rotateKeys: async () => {
      keys.unshift(await createSigningKey());
      serve();
    },
    stop: () => close(server),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is taken, so the development issuer cannot start.`,
            )
          : error,
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.close(error => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

function fetchPersonToken(issuer: string, sub: string): Promise<string> {
  return fetchAccessToken(issuer, {
    body: new URLSearchParams({
      grant_type: personGrantType,
      client_id: commandLineClientId,
      person: sub,
    }),
  });
}

function fetchMachineToken(issuer: string, sub: string): Promise<string> {
  const credentials = `${sub}:${developmentClientSecret}`;
  return fetchAccessToken(issuer, {
    headers: {
      authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
    },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
}

async function fetchAccessToken(
  issuer: string,
  request: RequestInit,
): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    ...request,
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(
      `The development issuer gives no token: ${answer.error_description}`,
    );
  }
  return answer.access_token;
}
