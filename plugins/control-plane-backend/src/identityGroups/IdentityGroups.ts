import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { IdentityGroup } from '@groundwork/plugin-control-plane-common';
import {
  IdentityProviderError,
  type IdentityGroupProvider,
} from '@groundwork/plugin-control-plane-node';
import type { IdentityGroupsConfig } from '../config';
import {
  withoutTransactionGuard,
  type ControlPlaneDatabase,
} from '../database';
import type { Page, PageQuery } from '../http/page';
import { toMemberIdentifier, type MemberRefs } from '../identity/memberRef';
import { callRuntime, tidyMessage } from '../runtimes';
import type {
  IdentityGroupRow,
  IdentityGroupStore,
} from './IdentityGroupStore';

const batchSize = 20;
/** More than this is not kept: it is everybody, for whom there are better ways. */
const membersMax = 20_000;
const memberLengthMax = 255;

/** Who is in which identity group, as far as it is known, and how it comes to be known. */
export class IdentityGroups {
  readonly #options: IdentityGroupsOptions;
  #refreshing: Promise<void> | undefined;
  #again = false;

  private constructor(options: IdentityGroupsOptions) {
    this.#options = options;
  }

  static create(options: IdentityGroupsOptions): IdentityGroups {
    return new IdentityGroups(options);
  }

  /**
   * Keeps groups that a namespace names; those that are new are due. To be called after the commit that names them: whoever
   * forgets what no namespace names has either seen it by then, or forgets before this.
   */
  async ensure(identifiers: readonly string[]): Promise<void> {
    await this.#options.store.ensure(identifiers);
  }

  /** Keeps every group that a namespace names, and that was not kept when it was named. */
  async ensureNamed(): Promise<void> {
    await this.#options.store.ensureNamed();
  }

  /** What people should know of groups, by identifier: that one is empty, or not known. */
  async warnings(
    identifiers: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    if (identifiers.length === 0) {
      return new Map();
    }
    const now = await this.#options.database.now();
    const groups = await this.#options.store.findMany(identifiers);
    return new Map(
      groups.flatMap(group => {
        const { message } = this.#present(group, now);
        return message === undefined ? [] : [[group.identifier, message]];
      }),
    );
  }

  async list(query: PageQuery & { q?: string }): Promise<Page<IdentityGroup>> {
    const now = await this.#options.database.now();
    const page = await this.#options.store.list(query);
    return {
      ...page,
      items: page.items.map(group => this.#present(group, now)),
    };
  }

  /** Looks a group up now; `undefined` for one that no namespace names. A provider that fails is told of in the answer. */
  async refresh(
    identifier: string,
    signal: AbortSignal,
  ): Promise<IdentityGroup | undefined> {
    const { store, database } = this.#options;
    const [known] = await store.findMany([identifier]);
    if (!known) {
      return undefined;
    }
    await this.#refreshOne(identifier, signal);
    const [group] = await store.findMany([identifier]);
    return group && this.#present(group, await database.now());
  }

  /** Looks up what is due, on this replica, unless another has taken it. Calls while it does make it look once more. */
  async refreshDue(signal: AbortSignal): Promise<void> {
    if (this.#refreshing) {
      this.#again = true;
      return this.#refreshing;
    }
    this.#refreshing = withoutTransactionGuard(() =>
      this.#refreshAll(signal),
    ).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refreshAll(signal: AbortSignal): Promise<void> {
    const { store, config, providers } = this.#options;
    const leaseMs = config.timeout * (providers.length + 1) + 5_000;
    while (!signal.aborted) {
      this.#again = false;
      const due = await store.claimDue({ limit: batchSize, leaseMs });
      if (due.length === 0 && !this.#again) {
        return;
      }
      await store.forgetUnnamed(due);
      const left = await store.findMany(due);
      await Promise.all(
        left.map(({ identifier }) => this.#refreshOne(identifier, signal)),
      );
    }
  }

  async #refreshOne(identifier: string, signal: AbortSignal): Promise<void> {
    const { store, database, config, logger } = this.#options;
    const told = await this.#ask(identifier, signal);
    if (signal.aborted) {
      return;
    }
    await database.transaction(async transaction => {
      if ('members' in told) {
        await store.setMembers(transaction, identifier, {
          ...told,
          dueInMs: config.ttl,
        });
        return;
      }
      logger.warn('The members of an identity group could not be looked up', {
        group: identifier,
        provider: told.provider,
        error: String(told.error),
      });
      await store.noteFailure(transaction, identifier, {
        message: messageOf(told),
        dueInMs: failures =>
          Math.max(
            // Not all of them at once when the provider is back.
            Math.min(config.ttl, 1_000 * 2 ** Math.min(failures, 20)) *
              (0.5 + 0.5 * Math.random()),
            told.error instanceof IdentityProviderError
              ? Math.min(told.error.retryAfterMs ?? 0, config.ttl * 10)
              : 0,
          ),
      });
    });
  }

  /** Asks one provider after the other until one knows the group. */
  async #ask(group: string, signal: AbortSignal): Promise<Told> {
    const { providers, config, refOf } = this.#options;
    for (const provider of providers) {
      try {
        const members = await callRuntime(
          {
            signal,
            timeoutMs: config.timeout,
            description: `The identity provider ${provider.id}`,
          },
          async callSignal => provider.resolve(group, { signal: callSignal }),
        );
        if (members !== undefined) {
          return { members: tidyMembers(members, refOf) };
        }
      } catch (error) {
        return { provider: provider.id, error };
      }
    }
    return {
      members: new Set(),
      message: 'No identity provider knows this group',
    };
  }

  #present(group: IdentityGroupRow, now: string): IdentityGroup {
    const { config } = this.#options;
    const { identifier, member_count, resolved_at, failures } = group;
    const ageMs = Date.parse(now) - Date.parse(resolved_at ?? now);
    const isOver = ageMs > config.ttl + config.grace;
    return {
      identifier,
      member_count,
      resolved_at,
      stale: resolved_at !== undefined && (failures > 0 || isOver),
      message: isOver
        ? `Its members could not be looked up for so long that they count no more. ${group.message ?? ''}`.trim()
        : (group.message ??
          (resolved_at !== undefined && member_count === 0
            ? 'The group has no members'
            : undefined)),
    };
  }
}

type Told =
  | { members: ReadonlySet<string>; message?: string }
  | { provider: string; error: unknown };

export type IdentityGroupsOptions = {
  database: ControlPlaneDatabase;
  store: IdentityGroupStore;
  /** In the order in which they are asked. */
  providers: readonly IdentityGroupProvider[];
  refOf: MemberRefs;
  config: IdentityGroupsConfig;
  logger: LoggerService;
};

/** @throws `IdentityProviderError` for an answer that cannot be members. */
function tidyMembers(
  members: readonly string[],
  refOf: MemberRefs,
): ReadonlySet<string> {
  if (!Array.isArray(members)) {
    throw new IdentityProviderError('The identity provider answers no list');
  }
  if (members.length > membersMax) {
    throw new IdentityProviderError(
      `The group has more than ${membersMax} members, which is the most that are kept`,
    );
  }
  return new Set(
    members.flatMap(member => {
      // A group in it that the provider did not resolve is nobody.
      if (
        typeof member !== 'string' ||
        !/^[^\p{Cc}\p{Cs}]+$/u.test(member) ||
        /^group:/i.test(member)
      ) {
        return [];
      }
      const ref = refOf({
        identifier: toMemberIdentifier(member),
        type: 'user',
      });
      return ref.length <= memberLengthMax ? [ref] : [];
    }),
  );
}

/** What people read: the words of a provider that are meant for them, and no others. */
function messageOf({ provider, error }: { provider: string; error: unknown }) {
  const isForPeople =
    isError(error) &&
    ['IdentityProviderError', 'TransientRuntimeError'].includes(error.name);
  return tidyMessage(
    `The identity provider ${provider} cannot tell now${
      isForPeople ? `: ${error.message}` : ''
    }. The last known members count`,
  );
}
