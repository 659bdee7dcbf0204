import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A person who works on the repository by hand, with a checkout and an ordinary Git. */
export class Hand {
  readonly name = 'Mallory Example';
  readonly #url: string;
  readonly #branch: string;
  readonly #directory: string;
  readonly #environment: NodeJS.ProcessEnv;

  private constructor(options: {
    url: string;
    branch: string;
    directory: string;
    environment: NodeJS.ProcessEnv;
  }) {
    this.#url = options.url;
    this.#branch = options.branch;
    this.#directory = options.directory;
    this.#environment = options.environment;
  }

  static async create(options: {
    url: string;
    branch?: string;
    /** `Authorization` header for the repository. */
    authorization?: string;
  }): Promise<Hand> {
    const { url, branch = 'main', authorization } = options;
    const directory = await mkdtemp(join(tmpdir(), 'groundwork-hand-'));
    return new Hand({
      url,
      branch,
      directory,
      environment: {
        PATH: process.env.PATH,
        HOME: directory,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_AUTHOR_NAME: 'Mallory Example',
        GIT_AUTHOR_EMAIL: 'mallory@example.com',
        GIT_COMMITTER_NAME: 'Mallory Example',
        GIT_COMMITTER_EMAIL: 'mallory@example.com',
        ...(authorization && {
          GIT_CONFIG_COUNT: '1',
          GIT_CONFIG_KEY_0: 'http.extraHeader',
          GIT_CONFIG_VALUE_0: `Authorization: ${authorization}`,
        }),
      },
    });
  }

  /** Runs Git in the checkout. */
  async git(...args: string[]): Promise<string> {
    const { stdout } = await run('git', args, {
      cwd: this.#directory,
      env: this.#environment,
      maxBuffer: 10 * 1024 * 1024,
    });
    return stdout.trim();
  }

  /** Brings the checkout to where the branch is. */
  async update(): Promise<void> {
    const checkedOut = await this.git('rev-parse', '--git-dir').then(
      () => true,
      () => false,
    );
    if (!checkedOut) {
      await this.git('init', '--quiet', '--initial-branch=work');
    }
    await this.git('fetch', '--quiet', this.#url, this.#branch);
    await this.git('checkout', '--quiet', '--force', '--detach', 'FETCH_HEAD');
  }

  /** Text of a file on the branch. */
  async read(path: string): Promise<string> {
    await this.update();
    return this.git('show', `HEAD:${path}`);
  }

  /** All paths on the branch. */
  async list(): Promise<string[]> {
    await this.update();
    const output = await this.git('ls-tree', '-r', '--name-only', '-z', 'HEAD');
    return output.split('\0').filter(path => path !== '');
  }

  /** Number of commits on the branch. */
  async countCommits(): Promise<number> {
    await this.update();
    return Number(await this.git('rev-list', '--count', 'HEAD'));
  }

  /** Number of commits on the branch that change something. */
  async countChanges(): Promise<number> {
    await this.update();
    return Number(await this.git('rev-list', '--count', 'HEAD', '--', '.'));
  }

  /** Makes a commit of what `change` does in the checkout, and pushes it. */
  async commit(
    change: (directory: string) => Promise<void>,
    message = 'Change by hand',
  ): Promise<string> {
    await this.update();
    await change(this.#directory);
    await this.git('add', '--all', '--force');
    await this.git('commit', '--quiet', '--message', message);
    await this.git(
      'push',
      '--quiet',
      this.#url,
      `HEAD:refs/heads/${this.#branch}`,
    );
    return this.git('rev-parse', 'HEAD');
  }

  /** Writes a file in one commit. */
  async write(path: string, content: string): Promise<string> {
    return this.commit(async directory => {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), content);
    });
  }

  /** Removes a file or folder in one commit. */
  async remove(path: string): Promise<string> {
    return this.commit(directory =>
      rm(join(directory, path), { recursive: true }),
    );
  }

  async dispose(): Promise<void> {
    await rm(this.#directory, { recursive: true, force: true });
  }
}
