import { TransientRuntimeError } from '@groundwork/plugin-control-plane-node';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitCli } from './GitCli';
import { GitCommandError } from './GitCommandError';

const damage =
  /bad object|corrupt|object file|not a valid object|not a tree object|unable to read [0-9a-f]{40}|missing (blob|tree|commit)|could not get object|does not match|unknown revision|Needed a single revision/i;

/** A bare repository on this machine into which a branch is fetched. It is only a copy: when it is lost, it is made anew. */
export class BareCopy {
  readonly #git: GitCli;
  readonly #workingDirectory: string;
  #current: { directory: string; git: GitCli } | undefined;

  private constructor(git: GitCli, workingDirectory: string) {
    this.#git = git;
    this.#workingDirectory = workingDirectory;
  }

  static create(options: {
    git: GitCli;
    /** The copy is kept in a folder of its own in there. */
    workingDirectory: string;
  }): BareCopy {
    return new BareCopy(options.git, options.workingDirectory);
  }

  /**
   * Git for the copy.
   *
   * @throws TransientRuntimeError when there is none now
   */
  get git(): GitCli {
    if (!this.#current) {
      throw new TransientRuntimeError(
        'The copy of the repository is made anew',
      );
    }
    return this.#current.git;
  }

  /** Makes an empty copy where there is none; tells whether it did. */
  async prepare(signal: AbortSignal): Promise<boolean> {
    if (this.#current) {
      return false;
    }
    const directory = await mkdtemp(
      join(this.#workingDirectory, 'groundwork-gitops-'),
    );
    try {
      await this.#git.run(
        [
          'init',
          '--quiet',
          '--bare',
          '--template=',
          '--initial-branch=unused',
          '--',
          directory,
        ],
        { signal },
      );
    } catch (error) {
      await rm(directory, { recursive: true, force: true });
      throw error;
    }
    this.#current = { directory, git: this.#git.in(directory) };
    return true;
  }

  /** Takes the copy away. */
  async drop(): Promise<void> {
    const directory = this.#current?.directory;
    this.#current = undefined;
    if (directory) {
      await rm(directory, {
        recursive: true,
        force: true,
        maxRetries: 5,
        retryDelay: 50,
      });
    }
  }

  /** Whether the error comes from a copy that parts are missing of, such as those that a cleaner of temporary files took. */
  isDamage(error: unknown): boolean {
    if (!(error instanceof GitCommandError)) {
      return false;
    }
    return (
      damage.test(error.detail) ||
      (this.#current !== undefined &&
        error.detail.includes(this.#current.directory))
    );
  }
}
