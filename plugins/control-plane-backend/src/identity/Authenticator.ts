import type {
  AuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import type { Request } from 'express';
import { isSigned } from '../approvals/signatures/readSignedDecision';
import type { SignatureAuthenticator } from '../approvals/signatures/SignatureAuthenticator';
import type { UnknownCaller } from '../audit';
import { DependencyError } from '../http/errors';
import { serviceAccountTokenPrefix } from '../serviceAccounts/serviceAccountToken';
import type { ServiceAccountVerifier } from '../serviceAccounts/ServiceAccountVerifier';
import type { Principal } from './Principal';
import type { TokenVerifier } from './TokenVerifier';

/** Finds out who calls. */
export class Authenticator {
  readonly #auth: AuthService;
  readonly #userInfo: UserInfoService;
  readonly #tokens: TokenVerifier;
  readonly #serviceAccounts: Pick<ServiceAccountVerifier, 'verify'>;
  readonly #signatures: Pick<SignatureAuthenticator, 'authenticate'>;

  private constructor(options: AuthenticatorOptions) {
    this.#auth = options.auth;
    this.#userInfo = options.userInfo;
    this.#tokens = options.tokens;
    this.#serviceAccounts = options.serviceAccounts;
    this.#signatures = options.signatures;
  }

  static create(options: AuthenticatorOptions): Authenticator {
    return new Authenticator(options);
  }

  /** @throws `AuthenticationError` when there is no acceptable bearer token, nor signature. */
  async authenticate(
    request: Request,
    call: UnknownCaller,
  ): Promise<Principal> {
    if (isSigned(request)) {
      return this.#signatures.authenticate(request, call);
    }
    const token = /^Bearer +(\S+)$/i.exec(
      request.header('authorization') ?? '',
    )?.[1];
    if (!token) {
      throw new AuthenticationError('A bearer token is needed');
    }
    if (token.startsWith(serviceAccountTokenPrefix)) {
      return this.#serviceAccounts.verify(token);
    }
    return isForIssuer(token)
      ? this.#tokens.verify(token)
      : this.#authenticateBackstage(token);
  }

  async #authenticateBackstage(token: string): Promise<Principal> {
    const credentials = await this.#auth.authenticate(token).catch(() => {
      throw new AuthenticationError('The token is not acceptable');
    });
    if (this.#auth.isPrincipal(credentials, 'user')) {
      const info = await this.#userInfo
        .getUserInfo(credentials)
        .catch(error => {
          // Without the groups nothing is decided.
          throw new DependencyError(
            'Who you are cannot be found out now. Try again in a moment.',
            error,
          );
        });
      return {
        type: 'user',
        id: info.userEntityRef,
        ownership_refs: info.ownershipEntityRefs,
        authentication: { method: 'backstage' },
        credentials,
      };
    }
    if (this.#auth.isPrincipal(credentials, 'service')) {
      const id = credentials.principal.subject;
      return {
        type: 'service',
        id,
        ownership_refs: [id],
        authentication: { method: 'backstage' },
        credentials,
      };
    }
    throw new AuthenticationError('The token names nobody');
  }
}

export type AuthenticatorOptions = {
  auth: AuthService;
  userInfo: UserInfoService;
  /** For tokens of the OIDC issuer and of the shared secret. */
  tokens: TokenVerifier;
  /** For tokens that the control plane itself has issued. */
  serviceAccounts: Pick<ServiceAccountVerifier, 'verify'>;
  /** For decisions that machines sign. */
  signatures: Pick<SignatureAuthenticator, 'authenticate'>;
};

/**
 * Whether a token is a JWT that is not Backstage's own. Backstage marks its own by the type in the header; its static
 * external tokens are no JWTs.
 */
function isForIssuer(token: string): boolean {
  const parts = token.split('.');
  if (parts.length !== 3) {
    return false;
  }
  try {
    const header = JSON.parse(Buffer.from(parts[0], 'base64url').toString());
    return !String(header.typ).startsWith('vnd.backstage.');
  } catch {
    return false;
  }
}
