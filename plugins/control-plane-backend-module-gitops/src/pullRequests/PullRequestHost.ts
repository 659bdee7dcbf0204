/** A pull request, or what its host calls so. */
export type PullRequest = {
  number: number;
  state: 'open' | 'merged' | 'closed';
  /** Its page in a browser. */
  url: string;
  title: string;
  body: string;
};

/** What a pull request says. */
export type PullRequestText = { title: string; body: string };

/** How a pull request is merged. */
export type MergeMethod = 'merge' | 'squash';

/** A repository at somebody who hosts pull requests. Every call throws errors of the runtime interface. */
export interface PullRequestHost {
  /** What people there call a pull request, and how they write its number. */
  readonly words: { noun: string; sign: string };
  /**
   * Sees whether the repository is there, and whether the token may work with it.
   *
   * @throws TerminalRuntimeError or TransientRuntimeError when not
   */
  check(signal: AbortSignal): Promise<void>;
  /** The pull request of a branch that is open, or else the newest that is not. */
  find(branch: string, signal: AbortSignal): Promise<PullRequest | undefined>;
  /** Opens one, or answers with the one that somebody else has just opened. */
  open(
    branch: string,
    text: PullRequestText,
    signal: AbortSignal,
  ): Promise<PullRequest>;
  /** Changes what it says. */
  edit(
    number: number,
    text: Partial<PullRequestText>,
    signal: AbortSignal,
  ): Promise<void>;
  /** Closes it without merging it. */
  close(number: number, signal: AbortSignal): Promise<void>;
  /**
   * Merges it, if its newest commit is the given one and the host allows it now.
   *
   * @returns whether it is merged
   */
  merge(
    number: number,
    commit: string,
    method: MergeMethod,
    signal: AbortSignal,
  ): Promise<boolean>;
  /** Lets go of connections. */
  dispose(): void;
}
