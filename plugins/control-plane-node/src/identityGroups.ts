import { CustomErrorBase } from '@backstage/errors';

/**
 * Something that knows who is in which group, such as a directory.
 *
 * @remarks
 * A backend module registers one through {@link controlPlaneIdentityGroupsExtensionPoint}. Namespaces name groups; for each
 * group that a namespace names, the control plane
 *
 * 1. asks the providers one after the other, those of modules first, until one knows the group,
 * 2. keeps the members and counts them as members of the namespace, for `controlPlane.identityGroups.ttl`,
 * 3. asks again when that is over, on one replica; a call that hangs is ended.
 *
 * While a provider fails, the last known members serve: until `controlPlane.identityGroups.grace` is over too, after
 * which they count no more. A group without members, and one that nobody knows, are shown as warnings.
 *
 * @public
 */
export interface IdentityGroupProvider {
  /** Names the provider, such as `ldap`, for people who read what is the matter; at most 63 characters. */
  readonly id: string;
  /**
   * The members of a group: entity references of people, or subjects of tokens. Those of the groups in it are among them where
   * the provider means it so.
   *
   * @param group - as namespaces name it: an entity reference, or a name that the runtime environments know
   * @returns `undefined` for a group that this provider does not know; an empty list for one that is empty
   * @throws {@link IdentityProviderError}, or any other error, when it cannot be told now
   */
  resolve(
    group: string,
    options: { signal: AbortSignal },
  ): Promise<readonly string[] | undefined>;
}

/**
 * Thrown by an {@link IdentityGroupProvider} that cannot tell now. The message is shown to people: no secrets. That of any
 * other error is only logged.
 *
 * @public
 */
export class IdentityProviderError extends CustomErrorBase {
  name = 'IdentityProviderError' as const;

  constructor(
    message: string,
    options?: {
      cause?: Error;
      /** Do not ask again earlier than this. */
      retryAfterMs?: number;
    },
  ) {
    super(message, options?.cause);
    this.retryAfterMs = options?.retryAfterMs;
  }

  /** Milliseconds. */
  readonly retryAfterMs: number | undefined;
}
