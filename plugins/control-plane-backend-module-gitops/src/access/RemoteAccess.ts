/** What a run of Git needs beyond its ordinary environment, for as long as it lasts. */
export type GitExtras = {
  /** Configuration, as keys and values. */
  settings?: ReadonlyArray<readonly [string, string]>;
  variables?: Readonly<Record<string, string>>;
};

/** The way to a repository. It is looked up anew for every run of Git that goes there. */
export interface RemoteAccess {
  /**
   * Looks up where the repository is now, and lays out what it takes to get there.
   *
   * @throws TerminalRuntimeError when it is somewhere that may not be connected to
   */
  open(
    signal: AbortSignal,
  ): Promise<{ extras: GitExtras; close(): Promise<void> }>;
}
