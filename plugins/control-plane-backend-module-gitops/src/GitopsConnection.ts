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
import { compareFolder, planFolder, wholeFile } from './drift';
import type { FolderSnapshot, GitRepository } from './git';
import { folderOf, renderManifests, type ArgocdSettings } from './manifests';
import { watchBranch } from './watchBranch';

const healthTimeoutMs = 10_000;
const authorSearchesMax = 20;

/** What {@link GitopsConnection.create} needs. */
export type GitopsConnectionOptions = {
  repository: GitRepository;
  branch: string;
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
    try {
      const head = await this.#options.repository.head(
        AbortSignal.any([signal, AbortSignal.timeout(healthTimeoutMs)]),
      );
      return {
        status: 'healthy',
        message: head
          ? `${this.#options.branch} is at ${head.slice(0, 8)}.`
          : 'The repository is empty.',
      };
    } catch (error) {
      signal.throwIfAborted();
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
    const observed = compareFolder(path, manifests, snapshot);
    return {
      resources: manifests.map(({ object: _object, ...resource }) => resource),
      changes: planFolder(manifests, snapshot, observed),
    };
  }

  async observe(
    desired: DesiredNamespace,
    { signal }: RuntimeCallOptions,
  ): Promise<Observation> {
    const { path, manifests } = this.#render(desired);
    const snapshot = await this.#options.repository.readFolder(path, signal);
    const observed = compareFolder(path, manifests, snapshot);
    return {
      resources: await this.#withAuthors(observed, snapshot.head, signal),
      links: await this.#linksOf(path, snapshot, signal),
    };
  }

  async apply(
    desired: DesiredNamespace,
    { signal }: RuntimeCallOptions,
  ): Promise<ApplyResult> {
    const { path, manifests } = this.#render(desired);
    let last: FolderSnapshot = { entries: [] };
    const commit = await this.#options.repository.changeFolder(
      path,
      snapshot => {
        last = snapshot;
        const observed = compareFolder(path, manifests, snapshot);
        if (observed.every(({ state }) => state === 'in_sync')) {
          return undefined;
        }
        return {
          message: commitMessage(
            observed.every(({ state }) => state === 'missing')
              ? 'Provision'
              : 'Update',
            desired,
          ),
          files: new Map(manifests.map(({ id, content }) => [id, content])),
        };
      },
      signal,
    );
    return commit
      ? { outcome: 'applied', links: [this.#link(commit)] }
      : {
          outcome: 'unchanged',
          links: await this.#linksOf(path, last, signal),
        };
  }

  async remove(
    desired: DesiredNamespace,
    { signal }: RuntimeCallOptions,
  ): Promise<RemoveResult> {
    const path = folderOf(desired);
    const commit = await this.#options.repository.changeFolder(
      path,
      snapshot =>
        snapshot.tree || snapshot.instead
          ? { message: commitMessage('Remove', desired), files: new Map() }
          : undefined,
      signal,
    );
    return { outcome: commit ? 'removed' : 'absent' };
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
