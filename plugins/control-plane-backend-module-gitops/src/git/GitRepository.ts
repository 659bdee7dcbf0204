import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  TerminalRuntimeError,
  TransientRuntimeError,
} from '@groundwork/plugin-control-plane-node';
import { setTimeout as delay } from 'node:timers/promises';
import type { RepositoryUrl } from '../connection';
import { BareCopy } from './BareCopy';
import { BatchQueue, type BatchItem } from './BatchQueue';
import { explainGitError } from './explainGitError';
import type { CommitAuthor } from './fastImportStream';
import { FolderReader } from './FolderReader';
import type { FolderSnapshot } from './FolderSnapshot';
import type { GitCli } from './GitCli';
import { LastCommits, type CommitInfo } from './LastCommits';
import { makeCommits, type FolderChange } from './makeCommits';
import { pathsChangedByOthers } from './pathsChangedByOthers';
import { pushCommit } from './pushCommit';
import { SharedCall } from './SharedCall';
import { askTimeoutMs, transferTimeoutMs } from './timeouts';

const attemptsMax = 10;
const retryDelayMs = 60;
const batchSizeMax = 50;
const writesBetweenTidying = 500;
const fetchedRef = 'refs/groundwork/fetched';

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
  readonly #author: CommitAuthor;
  readonly #logger: LoggerService;
  readonly #folders: FolderReader;
  readonly #lastCommits = new LastCommits();
  readonly #closing = new AbortController();
  readonly #writes: BatchQueue<FolderWrite, string | undefined>;
  readonly #refresh: SharedCall<string | undefined>;
  readonly #ownCommits = new Set<string>();
  #known: string | undefined;
  #writesSinceTidying = 0;

  private constructor(options: GitRepositoryOptions) {
    this.#copy = BareCopy.create(options);
    this.#url = options.url;
    this.#branch = options.branch;
    this.#author = options.author;
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
      this.#readHead(signal, keep),
    );
  }

  static create(options: GitRepositoryOptions): GitRepository {
    return new GitRepository(options);
  }

  /** Hash of the newest commit of the branch; `undefined` when the repository is empty. */
  async head(signal: AbortSignal): Promise<string | undefined> {
    return this.#explained(() => this.#refresh.get(signal));
  }

  /** The folder as it is on the branch now. */
  async readFolder(path: string, signal: AbortSignal): Promise<FolderSnapshot> {
    return this.#explained(async () =>
      this.#readFolderAt(await this.#refresh.get(signal), path, signal),
    );
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

  async #readHead(
    signal: AbortSignal,
    keep: () => void,
  ): Promise<string | undefined> {
    if (await this.#copy.prepare(signal)) {
      this.#known = undefined;
    }
    const ref = `refs/heads/${this.#branch}`;
    const answer = await this.#copy.git.text(
      ['ls-remote', '--quiet', '--', this.#url.url, ref],
      { signal, timeoutMs: askTimeoutMs },
    );
    const head = answer
      .split('\n')
      .map(line => line.split('\t'))
      .find(([, name]) => name === ref)?.[0];
    if (head === undefined) {
      await this.#expectEmpty(signal);
      this.#known = undefined;
      return undefined;
    }
    if (head !== this.#known) {
      // A first fetch may take longer than any one caller waits.
      keep();
      await this.#copy.git.run(
        [
          'fetch',
          '--quiet',
          '--no-tags',
          '--no-write-fetch-head',
          '--',
          this.#url.url,
          `+${ref}:${fetchedRef}`,
        ],
        { signal, timeoutMs: transferTimeoutMs },
      );
      this.#known = await this.#copy.git.text(
        ['rev-parse', '--verify', '--quiet', `${fetchedRef}^{commit}`],
        { signal },
      );
    }
    return this.#known;
  }

  async #expectEmpty(signal: AbortSignal) {
    const others = await this.#copy.git.text(
      ['ls-remote', '--quiet', '--heads', '--', this.#url.url],
      { signal, timeoutMs: askTimeoutMs },
    );
    if (others !== '') {
      throw new TerminalRuntimeError(
        `The repository ${this.#url.url} has no branch ${this.#branch}; create it, or configure the branch to use`,
      );
    }
  }

  /** Makes one commit for each change, and pushes them together. */
  async #write(
    batch: ReadonlyArray<BatchItem<FolderWrite, string | undefined>>,
    signal: AbortSignal,
  ): Promise<void> {
    let left = batch;
    for (let attempt = 1; attempt <= attemptsMax; attempt++) {
      const head = await this.#refresh.get(signal);
      const changes = await this.#decide(left, head, signal);
      if (changes.length === 0) {
        return;
      }
      left = changes.map(({ item }) => item);
      const commits = await makeCommits({
        git: this.#copy.git,
        author: this.#author,
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
        this.#known = tip;
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
      await delay(retryDelayMs * attempt * Math.random(), undefined, {
        signal,
      }).catch(() => signal.throwIfAborted());
    }
    throw new TransientRuntimeError(
      `Others kept changing the branch ${this.#branch} of ${this.#url.url}; gave up after ${attemptsMax} attempts`,
    );
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
  author: CommitAuthor;
  logger: LoggerService;
  /** Names of the files of a folder that matter. */
  fileNames: readonly string[];
  /** Larger files are not read. Defaults to 256 KiB. */
  fileBytesMax?: number;
  /** Where the copy is kept, in a folder of its own. */
  workingDirectory: string;
};
