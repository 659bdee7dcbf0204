import { AuthenticationError } from '@backstage/errors';
import type { Principal } from '../identity';
import { hashOfServiceAccountToken } from './serviceAccountToken';
import type { ServiceAccountTokenStore } from './ServiceAccountTokenStore';

/** Verifies tokens that were issued for service accounts. */
export class ServiceAccountVerifier {
  readonly #tokens: ServiceAccountTokenStore;

  private constructor(options: { tokens: ServiceAccountTokenStore }) {
    this.#tokens = options.tokens;
  }

  static create(options: {
    tokens: ServiceAccountTokenStore;
  }): ServiceAccountVerifier {
    return new ServiceAccountVerifier(options);
  }

  /**
   * The service account of a token. What it may do follows from its role in its tenant; whoever works there may request
   * environments as well.
   *
   * @throws `AuthenticationError`, the same for tokens that have ended, that were revoked, of tenants that cannot be
   *   used, and that never were.
   */
  async verify(token: string): Promise<Principal> {
    const hash = hashOfServiceAccountToken(token);
    const bearer = hash && (await this.#tokens.findBearer(hash));
    if (!bearer) {
      throw new AuthenticationError('The token is not acceptable');
    }
    const { subject, tenant_id, role } = bearer;
    return {
      type: 'subject',
      id: subject,
      ownership_refs: [subject],
      authentication: { method: 'service-account' },
      roles: role === 'viewer' ? [] : ['requester'],
      tenant_id,
    };
  }
}
