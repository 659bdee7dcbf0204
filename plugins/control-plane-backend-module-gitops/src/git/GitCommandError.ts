/** How a run of Git ended without success. */
export type GitFailure =
  'exit' | 'timeout' | 'too-much-output' | 'not-installed';

/** A run of Git that did not succeed. Holds no secrets. */
export class GitCommandError extends Error {
  readonly failure: GitFailure;
  /** What Git said, redacted and cut. */
  readonly detail: string;
  /** What Git wrote to its standard output before it failed, redacted and cut. */
  readonly output: string;

  constructor(options: {
    command: string;
    failure: GitFailure;
    detail: string;
    output?: string;
  }) {
    super(
      `git ${options.command} failed (${options.failure}): ${options.detail}`,
    );
    this.name = 'GitCommandError';
    this.failure = options.failure;
    this.detail = options.detail;
    this.output = options.output ?? '';
  }
}
