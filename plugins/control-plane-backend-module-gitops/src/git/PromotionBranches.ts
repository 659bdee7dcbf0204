import { TerminalRuntimeError } from '@groundwork/plugin-control-plane-node';
import type { RepositoryUrl } from '../connection';
import type { BareCopy } from './BareCopy';
import type { CommitMaker, FolderChange } from './CommitMaker';
import type { FolderSnapshot } from './FolderSnapshot';
import { isStandingProposal } from './isStandingProposal';
import { attemptsMax, contendedError, waitAfterAttempt } from './pushAttempts';
import { pushCommit } from './pushCommit';
import type { BranchState, RemoteBranches } from './RemoteBranches';

const proposedRef = 'refs/groundwork/proposed/';

/** Puts changes of folders on branches of their own, for people to merge. */
export class PromotionBranches {
  readonly #copy: BareCopy;
  readonly #url: RepositoryUrl;
  readonly #branch: string;
  readonly #branches: RemoteBranches;
  readonly #commits: CommitMaker;
  readonly #read: PromotionBranchesOptions['read'];
  readonly #refresh: PromotionBranchesOptions['refresh'];

  private constructor(options: PromotionBranchesOptions) {
    this.#copy = options.copy;
    this.#url = options.url;
    this.#branch = options.branch;
    this.#branches = options.branches;
    this.#commits = options.commits;
    this.#read = options.read;
    this.#refresh = options.refresh;
  }

  static create(options: PromotionBranchesOptions): PromotionBranches {
    return new PromotionBranches(options);
  }

  /** See {@link GitRepository.proposeFolder}. */
  async propose(
    options: {
      path: string;
      promotionBranch: string;
      decide: (snapshot: FolderSnapshot) => FolderChange | undefined;
    },
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const { path, promotionBranch, decide } = options;
    for (let attempt = 1; attempt <= attemptsMax; attempt++) {
      const { head, promotions } = await this.#refresh(signal);
      if (head === undefined) {
        throw new TerminalRuntimeError(
          `The repository ${this.#url.url} is empty; pull requests need a first commit on ${this.#branch}`,
          { reason: 'BranchNotFound' },
        );
      }
      const git = this.#copy.git;
      const read = (commit: string) => this.#read(commit, path, signal);
      const change = decide(await read(head));
      if (!change) {
        return undefined;
      }
      const tip = promotions.get(promotionBranch);
      const stands =
        tip !== undefined &&
        decide(await read(tip)) === undefined &&
        (await isStandingProposal({ git, head, tip, path, read, signal }));
      if (stands) {
        return tip;
      }
      const [commit] = await this.#commits.make({
        git,
        parent: head,
        changes: [{ path, change }],
        ref: `${proposedRef}${promotionBranch}`,
        signal,
      });
      const result = await pushCommit({
        git,
        url: this.#url.url,
        branch: promotionBranch,
        commit,
        expected: tip,
        signal,
      });
      if (result.status === 'done') {
        this.#branches.notePush(promotionBranch, commit);
        return commit;
      }
      if (result.status === 'refused') {
        throw new TerminalRuntimeError(
          `${this.#url.url} refuses commits to ${promotionBranch}: ${result.reason}`,
          { reason: 'PushRefused' },
        );
      }
      await waitAfterAttempt(attempt, signal);
    }
    throw contendedError(promotionBranch, this.#url);
  }

  /** Deletes a promotion branch, if it still is where it was last seen. */
  async remove(promotionBranch: string, signal: AbortSignal): Promise<void> {
    const { promotions } = await this.#refresh(signal);
    const expected = promotions.get(promotionBranch);
    if (expected !== undefined) {
      await pushCommit({
        git: this.#copy.git,
        url: this.#url.url,
        branch: promotionBranch,
        commit: undefined,
        expected,
        signal,
      });
    }
  }
}

/** What {@link PromotionBranches.create} needs. */
export type PromotionBranchesOptions = {
  copy: BareCopy;
  url: RepositoryUrl;
  /** The base branch. */
  branch: string;
  branches: RemoteBranches;
  commits: CommitMaker;
  read: (
    head: string,
    path: string,
    signal: AbortSignal,
  ) => Promise<FolderSnapshot>;
  refresh: (signal: AbortSignal) => Promise<BranchState>;
};
