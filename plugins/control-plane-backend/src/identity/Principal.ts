import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Authentication,
  ControlPlaneRole,
} from '@groundwork/plugin-control-plane-common';

/**
 * Whoever calls:
 *
 * - `user`: a person signed in to the portal,
 * - `service`: another backend plugin, or an external caller of Backstage's own making,
 * - `subject`: the bearer of a token of the configured OIDC issuer or, in development, of the shared secret; or a
 *   service account of a tenant, with a token that was issued for it.
 */
export type Principal =
  | {
      type: 'user';
      /** Entity reference. */
      id: string;
      ownership_refs: string[];
      authentication: Authentication;
      credentials: BackstageCredentials;
    }
  | {
      type: 'service';
      /** Subject, such as `plugin:catalog`. */
      id: string;
      ownership_refs: string[];
      authentication: Authentication;
      credentials: BackstageCredentials;
    }
  | {
      type: 'subject';
      /**
       * Entity reference where the configuration maps subjects to one, else the subject; of a service account
       * `service-account:<slug of its tenant>/<name>`.
       */
      id: string;
      /** What they are called in the audit log, beside their id. */
      name?: string;
      ownership_refs: string[];
      authentication: Authentication;
      roles: ControlPlaneRole[];
      /** The tenant of a service account. It sees this one and no other, and requests for no other. */
      tenant_id?: string;
    };

/** A caller and what the audit log keeps of the call. */
export type Caller = {
  principal: Principal;
  request_id: string;
  source_ip?: string;
  user_agent?: string;
};
