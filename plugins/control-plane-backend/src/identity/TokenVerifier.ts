import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  AuthenticationError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  controlPlaneRoles,
  type Authentication,
  type ControlPlaneRole,
} from '@groundwork/plugin-control-plane-common';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { IssuerKeys } from './IssuerKeys';
import type { Principal } from './Principal';
import {
  readClaimNames,
  readIssuerConfig,
  readRoleClaims,
  type ClaimNames,
  type IssuerConfig,
  type RoleClaims,
} from './readTokenConfig';

/** How much clocks may differ where the configuration does not say. */
const clockToleranceSeconds = 30;

/** What fits where ids are kept, and can be shown. */
const acceptableId = /^[^\p{Cc}\p{Cs}]{1,255}$/u;
/** As the contract has it; `parseEntityRef` takes more. */
const acceptableRef = /^[a-z][a-z0-9.+_-]*:[a-z0-9._-]+\/[a-z0-9._-]+$/;

/** The bearer of a token. */
type Subject = Extract<Principal, { type: 'subject' }>;

/** Verifies tokens that are not Backstage's own: of the OIDC issuer and, in development, of the shared secret. */
export class TokenVerifier {
  readonly #oidc: (IssuerConfig & { keys: IssuerKeys }) | undefined;
  readonly #hs256: { key: Uint8Array; claims: ClaimNames } | undefined;
  readonly #roles: RoleClaims;

  private constructor(root: Config, logger: LoggerService) {
    const config = root.getOptionalConfig('controlPlane.identity');
    this.#roles = readRoleClaims(root);
    const oidc = config?.getOptionalConfig('oidc');
    const issuer = oidc && readIssuerConfig(oidc);
    this.#oidc = issuer && {
      ...issuer,
      keys: IssuerKeys.create({ issuer: issuer.issuer, logger }),
    };
    const hs256 = config?.getOptionalConfig('hs256');
    this.#hs256 = hs256 && {
      key: new TextEncoder().encode(hs256.getString('secret')),
      claims: readClaimNames(hs256),
    };
  }

  /** Reads `controlPlane.identity`, and which claims give roles. */
  static fromConfig(
    config: Config,
    options: { logger: LoggerService },
  ): TokenVerifier {
    return new TokenVerifier(config, options.logger);
  }

  /** The issuer's URL, if there is one. */
  get issuer(): string | undefined {
    return this.#oidc?.issuer;
  }

  /**
   * The bearer of a token.
   *
   * @throws `AuthenticationError` when the token is not acceptable, `ServiceUnavailableError` when the issuer's keys
   *   cannot be had.
   */
  async verify(token: string): Promise<Subject> {
    // The kind of key follows from the algorithm, and each kind only accepts its own algorithms: a token cannot choose
    // to have the issuer's public key taken for a shared secret.
    if (this.#hs256 && algorithmOf(token) === 'HS256') {
      const { key, claims } = this.#hs256;
      const { payload } = await refuse(
        jwtVerify(token, key, {
          algorithms: ['HS256'],
          clockTolerance: clockToleranceSeconds,
          requiredClaims: ['sub'],
        }),
      );
      refuseFuture(payload, clockToleranceSeconds);
      return this.#toPrincipal(payload, claims, { method: 'hs256' });
    }
    if (this.#oidc) {
      const { issuer, claims, keys } = this.#oidc;
      const tolerance = this.#oidc.clockToleranceSeconds;
      const { payload } = await refuse(
        jwtVerify(token, keys.getKey, {
          issuer,
          audience: this.#oidc.audiences,
          algorithms: this.#oidc.algorithms,
          clockTolerance: tolerance,
          requiredClaims: ['exp'],
        }),
      );
      refuseFuture(payload, tolerance);
      return this.#toPrincipal(payload, claims, { method: 'oidc', issuer });
    }
    throw new AuthenticationError('The token is not acceptable here');
  }

  /** The id that callers with this subject in their token have; `undefined` when it is acceptable in none. */
  refOfSubject(subject: string): string | undefined {
    const claims = this.#oidc?.claims ?? this.#hs256?.claims;
    return idOf(subject, claims?.userEntityRef);
  }

  /** The reference that callers with this group in their token have; `undefined` when it is acceptable in none. */
  refOfGroup(group: string): string | undefined {
    return refOfGroup(group);
  }

  /** The token endpoint by discovery, for `/v1/info`. */
  async tokenEndpoint(): Promise<string | undefined> {
    return this.#oidc?.keys.tokenEndpoint();
  }

  #toPrincipal(
    payload: JWTPayload,
    claims: ClaimNames,
    authentication: Authentication,
  ): Subject {
    const subject = payload[claims.subject];
    if (typeof subject !== 'string' || subject.trim() === '') {
      throw new AuthenticationError('The token names no subject');
    }
    const id = idOf(subject, claims.userEntityRef);
    if (
      id === undefined ||
      !acceptableId.test(id) ||
      // Service accounts are known by tokens of our own, and groups by the claim for them; nobody else can say that they are one.
      /^(service-account|approver-client|group|role):/i.test(id)
    ) {
      throw new AuthenticationError(
        'The subject of the token is not acceptable',
      );
    }
    const groups = toList(payload[claims.groups]).flatMap(
      group => refOfGroup(group) ?? [],
    );
    const name = claims.actor && payload[claims.actor];
    return {
      type: 'subject',
      id,
      ...(typeof name === 'string' && acceptableId.test(name) && { name }),
      ownership_refs: [id, ...groups],
      authentication,
      roles: this.#rolesOf(toList(payload[claims.roles])),
    };
  }

  #rolesOf(values: readonly string[]): ControlPlaneRole[] {
    const given = new Set(
      values.flatMap(value => this.#roles.get(value) ?? []),
    );
    return controlPlaneRoles.filter(role => given.has(role));
  }
}

function algorithmOf(token: string): string | undefined {
  try {
    const [header] = token.split('.');
    return JSON.parse(Buffer.from(header, 'base64url').toString()).alg;
  } catch {
    return undefined;
  }
}

/** A token that was issued in the future was issued by a clock that nothing else of it can be believed of. */
function refuseFuture({ iat }: JWTPayload, toleranceSeconds: number): void {
  if (iat !== undefined && iat > Date.now() / 1_000 + toleranceSeconds) {
    throw new AuthenticationError('The token is not acceptable');
  }
}

/** Why a token is not acceptable is for the logs of the issuer, not for whoever sent it. */
async function refuse<T>(verification: Promise<T>): Promise<T> {
  try {
    return await verification;
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new AuthenticationError('The token has expired');
    }
    if (error instanceof ServiceUnavailableError) {
      throw error;
    }
    throw new AuthenticationError('The token is not acceptable');
  }
}

function idOf(
  subject: string,
  userEntityRef: string | undefined,
): string | undefined {
  return userEntityRef
    ? toEntityRef(
        // A function, as a text could refer to what is around the place that it goes to.
        userEntityRef.replaceAll('{sub}', () => subject),
        'user',
      )
    : subject;
}

function refOfGroup(group: string): string | undefined {
  const ref = toEntityRef(group, 'group');
  // A group that is called like a person must not own what the person owns.
  return ref?.startsWith('group:') ? ref : undefined;
}

function toEntityRef(text: string, defaultKind: string): string | undefined {
  try {
    const ref = stringifyEntityRef(parseEntityRef(text, { defaultKind }));
    return acceptableRef.test(ref) ? ref : undefined;
  } catch {
    return undefined;
  }
}

function toList(claim: unknown): string[] {
  if (typeof claim === 'string') {
    return claim.split(/\s+/).filter(Boolean);
  }
  return Array.isArray(claim)
    ? claim.filter(item => typeof item === 'string')
    : [];
}
