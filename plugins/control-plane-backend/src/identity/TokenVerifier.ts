import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  AuthenticationError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  controlPlaneRoles,
  type ControlPlaneRole,
} from '@groundwork/plugin-control-plane-common';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { IssuerKeys } from './IssuerKeys';
import type { Principal } from './Principal';

/** Signature algorithms that an issuer may use: asymmetric ones only. */
const issuerAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];

const clockToleranceSeconds = 30;

/** What fits where ids are kept, and can be shown. */
const acceptableId = /^[^\p{Cc}\p{Cs}]{1,255}$/u;
/** As the contract has it; `parseEntityRef` takes more. */
const acceptableRef = /^[a-z][a-z0-9.+_-]*:[a-z0-9._-]+\/[a-z0-9._-]+$/;

type ClaimNames = {
  subject: string;
  roles: string;
  groups: string;
  userEntityRef: string | undefined;
};

type OidcIssuer = {
  issuer: string;
  audience: string;
  claims: ClaimNames;
  keys: IssuerKeys;
};

/** Verifies tokens that are not Backstage's own: of the OIDC issuer and, in development, of the shared secret. */
export class TokenVerifier {
  readonly #oidc: OidcIssuer | undefined;
  readonly #hs256: { key: Uint8Array; claims: ClaimNames } | undefined;

  private constructor(config: Config | undefined, logger: LoggerService) {
    const oidc = config?.getOptionalConfig('oidc');
    this.#oidc = oidc && {
      issuer: oidc.getString('issuer'),
      audience: oidc.getString('audience'),
      claims: readClaimNames(oidc),
      keys: IssuerKeys.create({ issuer: oidc.getString('issuer'), logger }),
    };
    const hs256 = config?.getOptionalConfig('hs256');
    this.#hs256 = hs256 && {
      key: new TextEncoder().encode(hs256.getString('secret')),
      claims: readClaimNames(hs256),
    };
  }

  /** Reads `controlPlane.identity`. */
  static fromConfig(
    config: Config,
    options: { logger: LoggerService },
  ): TokenVerifier {
    return new TokenVerifier(
      config.getOptionalConfig('controlPlane.identity'),
      options.logger,
    );
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
  async verify(token: string): Promise<Principal> {
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
      return toPrincipal(payload, claims);
    }
    if (this.#oidc) {
      const { issuer, audience, claims, keys } = this.#oidc;
      const { payload } = await refuse(
        jwtVerify(token, keys.getKey, {
          issuer,
          audience,
          algorithms: issuerAlgorithms,
          clockTolerance: clockToleranceSeconds,
          requiredClaims: ['exp'],
        }),
      );
      return toPrincipal(payload, claims);
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
}

function readClaimNames(config: Config): ClaimNames {
  return {
    subject: config.getOptionalString('subjectClaim') ?? 'sub',
    roles: config.getOptionalString('rolesClaim') ?? 'roles',
    groups: config.getOptionalString('groupsClaim') ?? 'groups',
    userEntityRef: config.getOptionalString('userEntityRef'),
  };
}

function algorithmOf(token: string): string | undefined {
  try {
    const [header] = token.split('.');
    return JSON.parse(Buffer.from(header, 'base64url').toString()).alg;
  } catch {
    return undefined;
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

function toPrincipal(payload: JWTPayload, claims: ClaimNames): Principal {
  const subject = payload[claims.subject];
  if (typeof subject !== 'string' || subject.trim() === '') {
    throw new AuthenticationError('The token names no subject');
  }
  const id = idOf(subject, claims.userEntityRef);
  if (
    id === undefined ||
    !acceptableId.test(id) ||
    // Service accounts are known by tokens of our own, and groups by the claim for them; nobody else can say that they are one.
    /^(service-account|group):/i.test(id)
  ) {
    throw new AuthenticationError('The subject of the token is not acceptable');
  }
  const groups = toList(payload[claims.groups]).flatMap(
    group => refOfGroup(group) ?? [],
  );
  return {
    type: 'subject',
    id,
    ownership_refs: [id, ...groups],
    roles: toList(payload[claims.roles]).filter(isRole),
  };
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

function isRole(text: string): text is ControlPlaneRole {
  return controlPlaneRoles.some(role => role === text);
}
