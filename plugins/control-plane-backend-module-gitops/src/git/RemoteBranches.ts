import { TerminalRuntimeError } from '@groundwork/plugin-control-plane-node';
import type { BareCopy } from './BareCopy';
import { askTimeoutMs, transferTimeoutMs } from './timeouts';

const fetchedRef = 'refs/groundwork/fetched';
const promotionsRef = 'refs/groundwork/promotions/';

/** Where the branches of a remote repository are. */
export type BranchState = {
  /** Newest commit of the branch; `undefined` when the repository is empty. */
  head: string | undefined;
  /** Newest commit of every promotion branch, by its whole name. */
  promotions: ReadonlyMap<string, string>;
};

/** Looks at the branches of a remote repository, and brings their commits into a copy. */
export class RemoteBranches {
  readonly #copy: BareCopy;
  readonly #url: string;
  readonly #branch: string;
  readonly #prefix: string | undefined;
  #known: BranchState = nothing();

  private constructor(options: RemoteBranchesOptions) {
    this.#copy = options.copy;
    this.#url = options.url;
    this.#branch = options.branch;
    this.#prefix = options.promotionPrefix;
  }

  static create(options: RemoteBranchesOptions): RemoteBranches {
    return new RemoteBranches(options);
  }

  /**
   * Asks where the branches are.
   *
   * @param keep - is called before something that may take longer than anybody waits
   */
  async read(signal: AbortSignal, keep: () => void): Promise<BranchState> {
    if (await this.#copy.prepare(signal)) {
      this.#known = nothing();
    }
    const asked = await this.#ask(signal);
    if (asked.head === undefined) {
      await this.#expectEmpty(signal);
      this.#known = nothing();
      return this.#known;
    }
    if (this.#hasAll(asked)) {
      this.#known = asked;
    } else {
      keep();
      this.#known = await this.#fetch(signal);
    }
    return this.#known;
  }

  /** Remembers a commit that was pushed, so that it is not fetched. */
  notePush(branch: string, commit: string) {
    this.#known =
      branch === this.#branch
        ? { ...this.#known, head: commit }
        : {
            ...this.#known,
            promotions: new Map(this.#known.promotions).set(branch, commit),
          };
  }

  async #ask(signal: AbortSignal): Promise<BranchState> {
    const ref = `refs/heads/${this.#branch}`;
    const answer = await this.#copy.git.text(
      [
        'ls-remote',
        '--quiet',
        '--',
        this.#url,
        ref,
        ...(this.#prefix ? [`refs/heads/${this.#prefix}*`] : []),
      ],
      { signal, timeoutMs: askTimeoutMs, remote: true },
    );
    const refs = answer.split('\n').map(line => line.split('\t'));
    const beginning = `refs/heads/${this.#prefix}`;
    return {
      head: refs.find(([, name]) => name === ref)?.[0],
      promotions: new Map(
        refs
          .filter(([, name]) => this.#prefix && name?.startsWith(beginning))
          .map(([hash, name]) => [name.slice('refs/heads/'.length), hash]),
      ),
    };
  }

  #hasAll({ head, promotions }: BranchState): boolean {
    return (
      head === this.#known.head &&
      [...promotions].every(
        ([name, hash]) => this.#known.promotions.get(name) === hash,
      )
    );
  }

  async #fetch(signal: AbortSignal): Promise<BranchState> {
    const { git } = this.#copy;
    await git.run(
      [
        'fetch',
        '--quiet',
        '--no-tags',
        '--no-write-fetch-head',
        '--prune',
        '--',
        this.#url,
        `+refs/heads/${this.#branch}:${fetchedRef}`,
        ...(this.#prefix
          ? [`+refs/heads/${this.#prefix}*:${promotionsRef}*`]
          : []),
      ],
      { signal, timeoutMs: transferTimeoutMs, remote: true },
    );
    const listed = await git.text(
      [
        'for-each-ref',
        '--format=%(objectname)%09%(refname)',
        fetchedRef,
        promotionsRef,
      ],
      { signal },
    );
    const refs = listed.split('\n').map(line => line.split('\t'));
    return {
      head: refs.find(([, name]) => name === fetchedRef)?.[0],
      promotions: new Map(
        refs
          .filter(([, name]) => name?.startsWith(promotionsRef))
          .map(([hash, name]) => [
            `${this.#prefix}${name.slice(promotionsRef.length)}`,
            hash,
          ]),
      ),
    };
  }

  async #expectEmpty(signal: AbortSignal) {
    const others = await this.#copy.git.text(
      ['ls-remote', '--quiet', '--heads', '--', this.#url],
      { signal, timeoutMs: askTimeoutMs, remote: true },
    );
    if (others !== '') {
      throw new TerminalRuntimeError(
        `The repository ${this.#url} has no branch ${this.#branch}; create it, or configure the branch to use`,
        { reason: 'BranchNotFound' },
      );
    }
  }
}

/** What {@link RemoteBranches.create} needs. */
export type RemoteBranchesOptions = {
  copy: BareCopy;
  url: string;
  branch: string;
  /** Beginning of the names of the promotion branches; they are not looked at when absent. */
  promotionPrefix?: string;
};

function nothing(): BranchState {
  return { head: undefined, promotions: new Map() };
}
