import type {
  Link,
  ObservedResource,
} from '@groundwork/plugin-control-plane-common';
import {
  TerminalRuntimeError,
  type DesiredNamespace,
} from '@groundwork/plugin-control-plane-node';
import type { FolderSnapshot, GitRepository } from '../git';
import type {
  MergeMethod,
  PullRequest,
  PullRequestHost,
  PullRequestText,
} from '../pullRequests';
import type { Delivered, Delivery, FolderTask } from './Delivery';
import { isSeenClosed, pullRequestText, seenClosed } from './pullRequestText';

/**
 * Proposes changes by pull requests: one promotion branch for each namespace, and at most one open pull request for it.
 *
 * @remarks
 * Everything that it goes by is in the repository and at its host, so that replicas and restarts do not matter:
 *
 * 1. What is on the base branch is what is.
 * 2. The promotion branch is one commit upon the base branch. It is made anew when it proposes something else, or when
 *    the folder has changed on the base branch, which would be a conflict.
 * 3. A pull request that people closed is told once, and marked as told. The next attempt opens another.
 */
export class PullRequestDelivery implements Delivery {
  readonly #options: PullRequestDeliveryOptions;

  private constructor(options: PullRequestDeliveryOptions) {
    this.#options = options;
  }

  static create(options: PullRequestDeliveryOptions): PullRequestDelivery {
    return new PullRequestDelivery(options);
  }

  async deliver(task: FolderTask, signal: AbortSignal): Promise<Delivered> {
    const { repository, host } = this.#options;
    const { desired, path, decide } = task;
    const promotionBranch = this.#branchOf(desired);
    const state = await repository.readPromotion(path, promotionBranch, signal);
    if (!decide(state.base)) {
      return this.#withdraw(promotionBranch, state, signal);
    }

    // Looked up before the base branch is read again: what has been merged by now will be seen there.
    const last = await host.find(promotionBranch, signal);
    if (last?.state === 'closed' && !isSeenClosed(last.body)) {
      await host.edit(last.number, { body: seenClosed(last.body) }, signal);
      throw this.#closedError(last);
    }
    let text: PullRequestText | undefined;
    const commit = await repository.proposeFolder(
      {
        path,
        promotionBranch,
        decide: snapshot => {
          const change = decide(snapshot);
          // Asked about the promotion branch as well, which may need no change: what is said about the base stays.
          text = change ? pullRequestText(change.message) : text;
          return change;
        },
      },
      signal,
    );
    if (!commit || !text) {
      const now = await repository.readPromotion(path, promotionBranch, signal);
      return this.#withdraw(promotionBranch, now, signal);
    }
    const open =
      last?.state === 'open'
        ? await this.#updated(last, text, signal)
        : await host.open(promotionBranch, text, signal);
    return (
      (await this.#mergedNow(open, commit, task, signal)) ?? this.#waiting(open)
    );
  }

  async observe(
    { desired, path }: Pick<FolderTask, 'desired' | 'path'>,
    signal: AbortSignal,
  ) {
    const { repository, host } = this.#options;
    const promotionBranch = this.#branchOf(desired);
    const { base, promoted } = await repository.readPromotion(
      path,
      promotionBranch,
      signal,
    );
    // A branch that would change nothing is what a merge leaves behind: no need to ask the host.
    const found =
      promoted && !isSameFolder(base, promoted)
        ? await host.find(promotionBranch, signal)
        : undefined;
    return found?.state === 'open'
      ? {
          snapshot: base,
          pending: [this.#asResource(found)],
          links: [this.#link(found)],
        }
      : { snapshot: base, pending: [], links: [] };
  }

  async check(signal: AbortSignal): Promise<void> {
    await this.#options.host.check(signal);
  }

  close() {
    this.#options.host.dispose();
  }

  /** Takes back what is on its way, as the base branch is as it should be without it. */
  async #withdraw(
    promotionBranch: string,
    { base, promoted }: PromotionState,
    signal: AbortSignal,
  ): Promise<Delivered> {
    const { repository, host } = this.#options;
    if (!promoted) {
      return { status: 'unchanged' };
    }
    const last = await host.find(promotionBranch, signal);
    const isOpen = last?.state === 'open';
    if (isOpen) {
      // Nobody has to be told of what was closed here.
      await host.edit(last.number, { body: seenClosed(last.body) }, signal);
      await host.close(last.number, signal);
    }
    await repository.deletePromotion(promotionBranch, signal);
    return {
      status: 'unchanged',
      withdrawn: isOpen && !isSameFolder(base, promoted),
    };
  }

  async #updated(
    open: PullRequest,
    text: PullRequestText,
    signal: AbortSignal,
  ): Promise<PullRequest> {
    // What people add to the text stays, for as long as it is about the same.
    if (open.title !== text.title && !open.body.includes(text.body)) {
      await this.#options.host.edit(open.number, text, signal);
    } else if (open.title !== text.title) {
      await this.#options.host.edit(open.number, { title: text.title }, signal);
    }
    return open;
  }

  async #mergedNow(
    { number }: PullRequest,
    commit: string,
    { path, decide }: FolderTask,
    signal: AbortSignal,
  ): Promise<Delivered | undefined> {
    const { repository, host, autoMerge } = this.#options;
    if (!autoMerge || !(await host.merge(number, commit, autoMerge, signal))) {
      return undefined;
    }
    const after = await repository.readFolder(path, signal);
    return after.head !== undefined && !decide(after)
      ? { status: 'done', commit: after.head }
      : undefined;
  }

  #waiting(open: PullRequest): Delivered {
    const { host, pollIntervalMs } = this.#options;
    const { noun, sign } = host.words;
    return {
      status: 'waiting',
      message: `Waiting for the ${noun} ${sign}${open.number} to be merged`,
      links: [this.#link(open)],
      requeueAfterMs: pollIntervalMs,
    };
  }

  #closedError({ number, url }: PullRequest): TerminalRuntimeError {
    const { noun, sign } = this.#options.host.words;
    return new TerminalRuntimeError(
      `The ${noun} ${sign}${number} was closed without being merged (${url}); another attempt opens a new one`,
      { reason: 'PullRequestClosed' },
    );
  }

  #asResource({ number, url }: PullRequest): ObservedResource {
    return {
      id: 'pull-request',
      kind: 'PullRequest',
      name: `${this.#options.host.words.sign}${number}`,
      location: url,
      state: 'extra',
      fields: [],
    };
  }

  #link({ number, url }: PullRequest): Link {
    const { noun, sign } = this.#options.host.words;
    return {
      title: `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${sign}${number}`,
      kind: 'pull_request',
      reference: String(number),
      url,
    };
  }

  #branchOf({ id }: DesiredNamespace): string {
    return `${this.#options.promotionPrefix}${id}`;
  }
}

/** What {@link PullRequestDelivery.create} needs. */
export type PullRequestDeliveryOptions = {
  repository: GitRepository;
  host: PullRequestHost;
  /** What the names of the promotion branches begin with; the id of the namespace follows. */
  promotionPrefix: string;
  pollIntervalMs: number;
  /** People merge when absent. */
  autoMerge: MergeMethod | undefined;
};

type PromotionState = { base: FolderSnapshot; promoted?: FolderSnapshot };

function isSameFolder(one: FolderSnapshot, other: FolderSnapshot): boolean {
  return one.tree === other.tree && one.instead === other.instead;
}
