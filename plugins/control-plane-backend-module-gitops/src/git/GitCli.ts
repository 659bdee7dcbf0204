import { spawn, type ChildProcess } from 'node:child_process';
import type { GitExtras, RemoteAccess } from '../access';
import { GitCommandError } from './GitCommandError';
import { extendEnvironment, type GitEnvironment } from './gitEnvironment';
import { redact } from './redact';

const outputBytesMax = 64 * 1024 * 1024;
const errorBytesMax = 16 * 1024;
const killDelayMs = 2000;

/** What a run of Git may be given. */
export type GitRunOptions = {
  signal: AbortSignal;
  /** Written to the standard input. */
  input?: string | Buffer;
  /** The run is ended after this; there is no limit of its own when absent. */
  timeoutMs?: number;
  /** Whether it goes to the remote repository. */
  remote?: boolean;
  /** What this run needs beside the environment of all. */
  extras?: GitExtras;
};

/** Runs the `git` command: arguments are never seen by a shell, and a run ends when its signal aborts. */
export class GitCli {
  readonly #environment: GitEnvironment;
  readonly #access: RemoteAccess | undefined;
  readonly #gitDirectory: string | undefined;

  private constructor(options: GitCliOptions) {
    this.#environment = options.environment;
    this.#access = options.access;
    this.#gitDirectory = options.gitDirectory;
  }

  static create(options: GitCliOptions): GitCli {
    return new GitCli(options);
  }

  /** The same for another repository on this machine. */
  in(gitDirectory: string): GitCli {
    return new GitCli({
      environment: this.#environment,
      access: this.#access,
      gitDirectory,
    });
  }

  /**
   * Runs Git and answers with its standard output.
   *
   * @throws GitCommandError when it does not succeed, and the signal's reason when it aborts
   */
  async run(args: string[], options: GitRunOptions): Promise<Buffer> {
    const { signal, remote = false, extras = {} } = options;
    signal.throwIfAborted();
    const environment = extendEnvironment(this.#environment, extras);
    if (!remote || !this.#access) {
      return this.#spawn(args, options, environment);
    }
    const opened = await this.#access.open(signal);
    try {
      return await this.#spawn(
        args,
        options,
        extendEnvironment(environment, opened.extras),
      );
    } finally {
      await opened.close();
    }
  }

  async #spawn(
    args: string[],
    options: GitRunOptions,
    environment: GitEnvironment,
  ): Promise<Buffer> {
    const { signal, input, timeoutMs } = options;
    signal.throwIfAborted();
    const location = this.#gitDirectory
      ? [`--git-dir=${this.#gitDirectory}`]
      : [];
    const child = spawn('git', [...location, ...args], {
      env: environment.variables,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      // A group of its own, so that the helpers which Git starts (ssh, git-remote-https) end with it.
      detached: process.platform !== 'win32',
    });

    return new Promise<Buffer>((resolve, reject) => {
      const output: Buffer[] = [];
      let outputBytes = 0;
      let errors = '';
      let timer: NodeJS.Timeout | undefined;

      const fail = (failure: GitCommandError['failure'], detail: string) =>
        new GitCommandError({
          command: args[0],
          failure,
          detail: redact(detail, environment.secrets),
          output: redact(
            Buffer.concat(output).subarray(0, errorBytesMax).toString('utf8'),
            environment.secrets,
          ),
        });
      const settled = new AbortController();
      const settle = (act: () => void) => {
        clearTimeout(timer);
        settled.abort();
        act();
      };
      const stop = (reason: unknown) => {
        endGroup(child);
        settle(() => reject(reason));
      };

      signal.addEventListener('abort', () => stop(signal.reason), {
        once: true,
        signal: settled.signal,
      });
      if (timeoutMs !== undefined) {
        timer = setTimeout(
          () => stop(fail('timeout', `no end after ${timeoutMs} ms`)),
          timeoutMs,
        );
      }
      child.stdout.on('data', (chunk: Buffer) => {
        outputBytes += chunk.length;
        if (outputBytes > outputBytesMax) {
          stop(fail('too-much-output', `more than ${outputBytesMax} bytes`));
          return;
        }
        output.push(chunk);
      });
      child.stderr.on('data', (chunk: Buffer) => {
        if (errors.length < errorBytesMax) {
          errors += chunk.toString('utf8');
        }
      });
      // Git may end before it has read everything; its exit code tells what that means.
      child.stdin.on('error', () => {});
      child.stdin.end(input ?? '');
      child.on('error', error =>
        settle(() => reject(fail('not-installed', error.message))),
      );
      child.on('close', code =>
        settle(() =>
          code === 0
            ? resolve(Buffer.concat(output))
            : reject(fail('exit', errors.slice(0, errorBytesMax))),
        ),
      );
    });
  }

  /** Like {@link GitCli.run}, with the output as text without the space around it. */
  async text(args: string[], options: GitRunOptions): Promise<string> {
    return (await this.run(args, options)).toString('utf8').trim();
  }
}

/** What {@link GitCli.create} needs. */
export type GitCliOptions = {
  environment: GitEnvironment;
  /** The way to the remote repository; nothing but the environment when absent. */
  access?: RemoteAccess;
  /** The repository that commands work on; none when absent. */
  gitDirectory?: string;
};

function endGroup(child: ChildProcess) {
  const { pid } = child;
  if (pid === undefined) {
    return;
  }
  const kill = (name: NodeJS.Signals) => {
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, name);
    } catch {
      // It has ended already.
    }
  };
  kill('SIGTERM');
  const timer = setTimeout(() => kill('SIGKILL'), killDelayMs);
  timer.unref();
  child.once('close', () => clearTimeout(timer));
}
