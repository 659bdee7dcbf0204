import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  TerminalRuntimeError,
  TransientRuntimeError,
} from '@groundwork/plugin-control-plane-node';
import type { RepositoryUrl } from '../connection';
import { BareCopy } from './BareCopy';
import { BatchQueue, type BatchItem } from './BatchQueue';
import { CommitMaker, type FolderChange } from './CommitMaker';
import { explainGitError } from './explainGitError';
import { FolderReader } from './FolderReader';
import type { FolderSnapshot } from './FolderSnapshot';
import type { GitCli } from './GitCli';
import { LastCommits, type CommitInfo } from './LastCommits';
import { pathsChangedByOthers } from './pathsChangedByOthers';
import { attemptsMax, contendedError, waitAfterAttempt } from './pushAttempts';
import { pushCommit } from './pushCommit';
import { PromotionBranches } from './PromotionBranches';
import { RemoteBranches, type BranchState } from './RemoteBranches';
import { SharedCall } from './SharedCall';
import { transferTimeoutMs } from './timeouts';

const batchSizeMax = 50;
const writesBetweenTidying = 500;

/** Says what to write, given a folder as it is; nothing when nothing is to be done. */
export type FolderDecision = (
  snapshot: FolderSnapshot,
) => FolderChange | undefined;

type FolderWrite = { path: string; decide: FolderDecision };

/**
 * One branch of a repository, read and written through a bare copy that is kept for as long as the connection.
 *
 * @remarks
 * Nothing is ever checked out. A write is one commit on top of the branch as it is, pushed on condition that the branch
 * has not moved; when it has, the commit is made anew on what is there now. Writes that come while one is under way are
 * pushed together, each as a commit of its own, so that only replicas compete, and that seldom.
 */
export class GitRepository {
  readonly #copy: BareCopy;
  readonly #url: RepositoryUrl;
  readonly #branch: string;
  readonly #commits: CommitMaker;
  readonly #branches: RemoteBranches;
  readonly #promotions: PromotionBranches;
  readonly #logger: LoggerService;
  readonly #folders: FolderReader;
  readonly #lastCommits = new LastCommits();
  readonly #closing = new AbortController();
  readonly #writes: BatchQueue<FolderWrite, string | undefined>;
  readonly #refresh: SharedCall<BranchState>;
  readonly #ownCommits = new Set<string>();
  #writesSinceTidying = 0;

  private constructor(options: GitRepositoryOptions) {
    this.#copy = BareCopy.create(options);
    this.#url = options.url;
    this.#branch = options.branch;
    this.#commits = options.commits;
    this.#branches = RemoteBranches.create({
      copy: this.#copy,
      url: options.url.url,
      branch: options.branch,
      promotionPrefix: options.promotionPrefix,
    });
    this.#logger = options.logger;
    this.#folders = FolderReader.create({
      names: options.fileNames,
      fileBytesMax: options.fileBytesMax,
    });
    this.#writes = BatchQueue.create({
      sizeMax: batchSizeMax,
      run: async (batch, signal) => {
        await this.#write(
          batch,
          AbortSignal.any([signal, this.#closing.signal]),
        );
        await this.#tidyUp(batch.length);
      },
    });
    this.#refresh = SharedCall.create(({ signal, keep }) =>
      this.#branches.read(signal, keep),
    );
    this.#promotions = PromotionBranches.create({
      copy: this.#copy,
      url: this.#url,
      branch: this.#branch,
      branches: this.#branches,
      commits: this.#commits,
      read: (head, path, signal) => this.#readFolderAt(head, path, signal),
      refresh: signal => this.#refresh.get(signal),
    });
  }

  static create(options: GitRepositoryOptions): GitRepository {
    return new GitRepository(options);
  }

  /** Hash of the newest commit of the branch; `undefined` when the repository is empty. */
  async head(signal: AbortSignal): Promise<string | undefined> {
    return this.#explained(async () => (await this.#refresh.get(signal)).head);
  }

  /** The folder as it is on the branch now. */
  async readFolder(path: string, signal: AbortSignal): Promise<FolderSnapshot> {
    return this.#explained(async () =>
      this.#readFolderAt((await this.#refresh.get(signal)).head, path, signal),
    );
  }

  /**
   * The folder as it is on the branch now and on a promotion branch; the latter is absent where there is no such branch.
   */
  async readPromotion(
    path: string,
    promotionBranch: string,
    signal: AbortSignal,
  ): Promise<{ base: FolderSnapshot; promoted?: FolderSnapshot }> {
    return this.#explained(async () => {
      const { head, promotions } = await this.#refresh.get(signal);
      const base = await this.#readFolderAt(head, path, signal);
      const tip = promotions.get(promotionBranch);
      return tip === undefined
        ? { base }
        : { base, promoted: await this.#readFolderAt(tip, path, signal) };
    });
  }

  /** The last commit that touched the path, seen from the given one. */
  async lastCommit(
    head: string,
    path: string,
    signal: AbortSignal,
  ): Promise<CommitInfo | undefined> {
    return this.#explained(() =>
      this.#lastCommits.find({ git: this.#copy.git, head, path, signal }),
    );
  }

  /**
   * Changes one folder in one commit.
   *
   * @param decide - is asked again whenever somebody else was first
   * @returns the hash of the commit, or nothing when nothing was to be done
   */
  async changeFolder(
    path: string,
    decide: FolderDecision,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    return this.#explained(() =>
      this.#writes.add(path, { path, decide }, signal),
    );
  }

  /**
   * Puts a change of one folder on a promotion branch: one commit on top of the branch as it is. What else was on the
   * promotion branch goes; one that still proposes the same is left as it is.
   *
   * @returns the newest commit of the promotion branch, or nothing when nothing was to be done
   */
  async proposeFolder(
    options: { path: string; promotionBranch: string; decide: FolderDecision },
    signal: AbortSignal,
  ): Promise<string | undefined> {
    return this.#explained(() =>
      this.#promotions.propose(
        options,
        AbortSignal.any([signal, this.#closing.signal]),
      ),
    );
  }

  /** Deletes a promotion branch, if it still is where it was last seen. */
  async deletePromotion(
    promotionBranch: string,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#explained(() =>
      this.#promotions.remove(promotionBranch, signal),
    );
  }

  /**
   * Paths that others than this connection changed on the way from one commit to another; `undefined` when that cannot
   * be told any more.
   */
  async pathsChangedByOthers(
    from: string,
    to: string,
    signal: AbortSignal,
  ): Promise<string[] | undefined> {
    try {
      return await pathsChangedByOthers({
        git: this.#copy.git,
        from,
        to,
        own: this.#ownCommits,
        signal,
      });
    } catch (error) {
      signal.throwIfAborted();
      this.#logger.debug(`Cannot tell what changed: ${error}`);
      return undefined;
    }
  }

  /** Ends what is under way and removes the copy. */
  async close(): Promise<void> {
    const reason = new Error('The connection was closed');
    this.#closing.abort(reason);
    this.#refresh.close(reason);
    await this.#copy.drop();
  }

  #readFolderAt(
    head: string | undefined,
    path: string,
    signal: AbortSignal,
  ): Promise<FolderSnapshot> {
    return this.#folders.read({ git: this.#copy.git, head, path, signal });
  }

  /** Makes one commit for each change, and pushes them together. */
  async #write(
    batch: ReadonlyArray<BatchItem<FolderWrite, string | undefined>>,
    signal: AbortSignal,
  ): Promise<void> {
    let left = batch;
    for (let attempt = 1; attempt <= attemptsMax; attempt++) {
      const { head } = await this.#refresh.get(signal);
      const changes = await this.#decide(left, head, signal);
      if (changes.length === 0) {
        return;
      }
      left = changes.map(({ item }) => item);
      const commits = await this.#commits.make({
        git: this.#copy.git,
        parent: head,
        changes,
        signal,
      });
      const tip = commits[commits.length - 1];
      const result = await pushCommit({
        git: this.#copy.git,
        url: this.#url.url,
        branch: this.#branch,
        commit: tip,
        expected: head,
        signal,
      });
      if (result.status === 'done') {
        this.#branches.notePush(this.#branch, tip);
        changes.forEach(({ item }, index) => {
          this.#rememberOwn(commits[index]);
          item.resolve(commits[index]);
        });
        return;
      }
      if (result.status === 'refused') {
        if (left.length === 1) {
          throw new TerminalRuntimeError(
            `${this.#url.url} refuses commits to ${this.#branch}: ${result.reason}`,
            { reason: 'PushRefused' },
          );
        }
        // It may refuse one of them only.
        for (const item of left) {
          await this.#write([item], signal).catch(item.reject);
        }
        return;
      }
      this.#logger.debug(
        `The branch ${this.#branch} moved meanwhile; making the commits anew (attempt ${attempt})`,
      );
      await waitAfterAttempt(attempt, signal);
    }
    throw contendedError(this.#branch, this.#url);
  }

  /** Asks what is to be done about the folders as they are; where it is nothing, that is the end of it. */
  async #decide(
    items: ReadonlyArray<BatchItem<FolderWrite, string | undefined>>,
    head: string | undefined,
    signal: AbortSignal,
  ) {
    const changes = [];
    for (const item of items) {
      if (item.signal.aborted) {
        continue;
      }
      const { path, decide } = item.task;
      const snapshot = await this.#readFolderAt(head, path, signal);
      try {
        const change = decide(snapshot);
        if (change) {
          changes.push({ item, path, change });
        } else {
          item.resolve(undefined);
        }
      } catch (error) {
        item.reject(error);
      }
    }
    return changes;
  }

  /** Lets Git pack what has piled up; a fetch does that by itself, but who writes alone never fetches. */
  async #tidyUp(writes: number) {
    this.#writesSinceTidying += writes;
    if (this.#writesSinceTidying < writesBetweenTidying) {
      return;
    }
    this.#writesSinceTidying = 0;
    await this.#copy.git
      .run(['gc', '--auto', '--quiet'], {
        signal: this.#closing.signal,
        timeoutMs: transferTimeoutMs,
      })
      .catch(error =>
        this.#logger.debug(`The copy could not be tidied up: ${error}`),
      );
  }

  #rememberOwn(commit: string) {
    this.#ownCommits.add(commit);
    if (this.#ownCommits.size > 1000) {
      const [oldest] = this.#ownCommits;
      this.#ownCommits.delete(oldest);
    }
  }

  async #explained<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (this.#copy.isDamage(error)) {
        await this.#copy.drop();
        throw new TransientRuntimeError(
          `The copy of ${this.#url.url} was damaged; it is fetched anew`,
        );
      }
      throw explainGitError(error, this.#url);
    }
  }
}

/** What {@link GitRepository.create} needs. */
export type GitRepositoryOptions = {
  git: GitCli;
  url: RepositoryUrl;
  branch: string;
  /** Beginning of the names of the promotion branches, where there are such. */
  promotionPrefix?: string;
  commits: CommitMaker;
  logger: LoggerService;
  /** Names of the files of a folder that matter. */
  fileNames: readonly string[];
  /** Larger files are not read. Defaults to 256 KiB. */
  fileBytesMax?: number;
  /** Where the copy is kept, in a folder of its own. */
  workingDirectory: string;
};
