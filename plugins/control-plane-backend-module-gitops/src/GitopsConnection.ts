import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Link,
  ObservedResource,
} from '@groundwork/plugin-control-plane-common';
import {
  TransientRuntimeError,
  type ApplyResult,
  type DesiredNamespace,
  type Observation,
  type RemoveResult,
  type RuntimeCallOptions,
  type RuntimeConnection,
  type RuntimeHealth,
  type RuntimePlan,
} from '@groundwork/plugin-control-plane-node';
import { commitLink } from './commitLink';
import { commitMessage } from './commitMessage';
import type { Delivery } from './delivery';
import { compareFolder, filesOf, planFolder, wholeFile } from './drift';
import type { FolderSnapshot, GitRepository } from './git';
import { folderOf, renderManifests, type ArgocdSettings } from './manifests';
import { watchBranch } from './watchBranch';

const healthTimeoutMs = 10_000;
const authorSearchesMax = 20;

/** What {@link GitopsConnection.create} needs. */
export type GitopsConnectionOptions = {
  repository: GitRepository;
  /** How changes reach the branch. */
  delivery: Delivery;
  branch: string;
  /** Template of the messages of commits. */
  commitTemplate: string | undefined;
  /** E-mail address of the commits that are the control plane's own. */
  authorEmail: string;
  argocd: ArgocdSettings;
  /** Page of the repository in a browser. */
  webUrl: string | undefined;
  pollIntervalMs: number;
  logger: LoggerService;
};

/** One branch of one repository as a runtime environment. */
export class GitopsConnection implements RuntimeConnection {
  readonly #options: GitopsConnectionOptions;

  private constructor(options: GitopsConnectionOptions) {
    this.#options = options;
  }

  static create(options: GitopsConnectionOptions): GitopsConnection {
    return new GitopsConnection(options);
  }

  async checkHealth({ signal }: RuntimeCallOptions): Promise<RuntimeHealth> {
    const { repository, delivery, branch } = this.#options;
    const ends = AbortSignal.any([
      signal,
      AbortSignal.timeout(healthTimeoutMs),
    ]);
    try {
      const head = await repository.head(ends);
      await delivery.check(ends);
      return {
        status: 'healthy',
        message: head
          ? `${branch} is at ${head.slice(0, 8)}.`
          : 'The repository is empty.',
      };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof TransientRuntimeError) {
        // It answers, and what is there can be read: it will take calls again.
        const isThrottled = error.reason === 'Throttled';
        return {
          status: isThrottled ? 'degraded' : 'unavailable',
          message: error.message,
        };
      }
      return {
        status: 'unavailable',
        message:
          error instanceof DOMException && error.name === 'TimeoutError'
            ? `The repository did not answer within ${healthTimeoutMs / 1000} seconds.`
            : messageOf(error),
      };
    }
  }

  async plan(
    desired: DesiredNamespace,
    { signal }: RuntimeCallOptions,
  ): Promise<RuntimePlan> {
    const { path, manifests } = this.#render(desired);
    const snapshot = await this.#options.repository.readFolder(path, signal);
    const observed = compareFolder({ path, manifests, snapshot, desired });
    const shown = new Set(observed.map(({ id }) => id));
    return {
      resources: manifests
        .filter(({ id }) => shown.has(id))
        .map(({ object: _object, ...resource }) => resource),
      changes: planFolder(manifests, snapshot, observed),
    };
  }

  async observe(
    desired: DesiredNamespace,
    { signal }: RuntimeCallOptions,
  ): Promise<Observation> {
    const { path, manifests } = this.#render(desired);
    const { snapshot, pending, links } = await this.#options.delivery.observe(
      { desired, path },
      signal,
    );
    const observed = compareFolder({ path, manifests, snapshot, desired });
    return {
      resources: [
        ...(await this.#withAuthors(observed, snapshot.head, signal)),
        ...pending,
      ],
      links: [...(await this.#linksOf(path, snapshot, signal)), ...links],
    };
  }

  async apply(
    desired: DesiredNamespace,
    { signal }: RuntimeCallOptions,
  ): Promise<ApplyResult> {
    const { delivery, commitTemplate } = this.#options;
    const { path, manifests } = this.#render(desired);
    let last: FolderSnapshot = { entries: [] };
    const decide = (snapshot: FolderSnapshot) => {
      last = snapshot;
      const observed = compareFolder({ path, manifests, snapshot, desired });
      if (observed.every(({ state }) => state === 'in_sync')) {
        return undefined;
      }
      return {
        message: commitMessage(
          observed.every(({ state }) => state === 'missing')
            ? 'Provision'
            : 'Update',
          desired,
          commitTemplate,
        ),
        ...filesOf({ manifests, snapshot, desired }),
      };
    };
    const delivered = await delivery.deliver({ desired, path, decide }, signal);
    switch (delivered.status) {
      case 'waiting': {
        const { message, links, requeueAfterMs } = delivered;
        return { outcome: 'waiting', message, links, requeueAfterMs };
      }
      case 'done':
        return { outcome: 'applied', links: [this.#link(delivered.commit)] };
      default:
        return {
          outcome: 'unchanged',
          links: await this.#linksOf(path, last, signal),
        };
    }
  }

  async remove(
    desired: DesiredNamespace,
    { signal }: RuntimeCallOptions,
  ): Promise<RemoveResult> {
    const { delivery, commitTemplate } = this.#options;
    const path = folderOf(desired);
    const decide = (snapshot: FolderSnapshot) =>
      snapshot.tree || snapshot.instead
        ? {
            message: commitMessage('Remove', desired, commitTemplate),
            files: new Map<string, string>(),
          }
        : undefined;
    const delivered = await delivery.deliver({ desired, path, decide }, signal);
    switch (delivered.status) {
      case 'waiting': {
        const { message, requeueAfterMs } = delivered;
        return { outcome: 'waiting', message, requeueAfterMs };
      }
      case 'done':
        return { outcome: 'removed' };
      default:
        return { outcome: delivered.withdrawn ? 'removed' : 'absent' };
    }
  }

  async watch(
    options: RuntimeCallOptions & {
      onChange: (change: { ids?: string[] }) => void;
    },
  ): Promise<void> {
    const { repository, pollIntervalMs, logger } = this.#options;
    await watchBranch({
      repository,
      logger,
      intervalMs: pollIntervalMs,
      ...options,
    });
  }

  async close(): Promise<void> {
    this.#options.delivery.close();
    await this.#options.repository.close();
  }

  #render(desired: DesiredNamespace) {
    return {
      path: folderOf(desired),
      manifests: renderManifests(desired, this.#options.argocd),
    };
  }

  /** Says who did it, for the first things that somebody else than the control plane did. */
  async #withAuthors(
    observed: ObservedResource[],
    head: string | undefined,
    signal: AbortSignal,
  ): Promise<ObservedResource[]> {
    const authored = [...observed];
    if (head === undefined) {
      return authored;
    }
    let searches = 0;
    for (const [index, resource] of observed.entries()) {
      if (resource.state !== 'in_sync' && searches < authorSearchesMax) {
        searches += 1;
        authored[index] = await this.#withAuthor(resource, head, signal);
      }
    }
    return authored;
  }

  async #withAuthor(
    resource: ObservedResource,
    head: string,
    signal: AbortSignal,
  ): Promise<ObservedResource> {
    const commit = await this.#options.repository.lastCommit(
      head,
      resource.location,
      signal,
    );
    if (!commit || commit.authorEmail === this.#options.authorEmail) {
      return resource;
    }
    const fields =
      resource.fields.length > 0 ? resource.fields : [{ path: wholeFile }];
    return {
      ...resource,
      fields: fields.map(field => ({
        ...field,
        changed_by: commit.authorName,
      })),
    };
  }

  async #linksOf(
    path: string,
    snapshot: FolderSnapshot,
    signal: AbortSignal,
  ): Promise<Link[]> {
    const { head } = snapshot;
    if (head === undefined) {
      return [];
    }
    const commit = await this.#options.repository.lastCommit(
      head,
      path,
      signal,
    );
    return commit ? [this.#link(commit.hash)] : [];
  }

  #link(hash: string): Link {
    return commitLink(hash, this.#options.webUrl);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error
    ? error.message
    : new TransientRuntimeError(String(error)).message;
}
