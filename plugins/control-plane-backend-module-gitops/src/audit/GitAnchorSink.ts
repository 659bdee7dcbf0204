import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  createAddressPolicy,
  formatAuditAnchor,
  parseAuditAnchor,
  TerminalRuntimeError,
  type AuditAnchor,
  type AuditAnchorSink,
} from '@groundwork/plugin-control-plane-node';
import { posix } from 'node:path';
import { parseRepositoryUrl, type RepositoryUrl } from '../connection';
import { createRemoteAccess } from '../access';
import {
  CommitMaker,
  createLocalRepository,
  GitCli,
  gitEnvironment,
  GitRepository,
  type FolderSnapshot,
} from '../git';
import type { GitAnchorConfig } from './gitAnchorSchema';

/** Some four hundred thousand anchors, years of them; Git answers with no more than that. */
const fileBytesMax = 60 * 1024 * 1024;

const first = {
  message: 'Create the repository of anchors of the audit log\n',
  readme: `# Anchors of the audit log

Groundwork writes down here where its audit log ends, a line and a commit for each time. Verification compares the log with
what it finds here: protect the branch, so that nothing can be taken back.
`,
};

/** Commits anchors of the audit log to a file of a Git repository, a line for each. */
export class GitAnchorSink implements AuditAnchorSink {
  readonly id = 'git';
  readonly #config: GitAnchorConfig;
  readonly #url: RepositoryUrl;
  readonly #git: GitCli;
  readonly #repository: GitRepository;
  readonly #folder: string;
  readonly #name: string;

  private constructor(options: GitAnchorSinkOptions) {
    const { config, logger, workingDirectory } = options;
    const { branch, author, auth, path } = config;
    this.#config = config;
    this.#folder = posix.dirname(path);
    this.#name = posix.basename(path);
    this.#url = parseRepositoryUrl(config.url);
    this.#git = GitCli.create({
      environment: gitEnvironment({ repository: this.#url, auth }),
      // Whoever configures the backend decides where it connects to.
      access: createRemoteAccess({
        repository: this.#url,
        auth,
        addresses: createAddressPolicy({
          allowed: 'all',
          allowsLocalFiles: true,
        }),
      }),
    });
    this.#repository = GitRepository.create({
      git: this.#git,
      url: this.#url,
      branch,
      commits: CommitMaker.create({ author }),
      logger,
      fileNames: [this.#name],
      fileBytesMax,
      workingDirectory,
    });
  }

  static create(options: GitAnchorSinkOptions): GitAnchorSink {
    return new GitAnchorSink(options);
  }

  async write(
    anchor: AuditAnchor,
    options: { signal: AbortSignal },
  ): Promise<void> {
    await this.#prepare(options.signal);
    const line = formatAuditAnchor(anchor);
    await this.#repository.changeFolder(
      this.#folder,
      snapshot => {
        const text = this.#textOf(snapshot);
        return text.endsWith(`${line}\n`)
          ? undefined
          : {
              message: `Anchor the audit log at ${anchor.position}\n\nHash: ${anchor.hash}\n`,
              files: new Map([[this.#name, `${text}${line}\n`]]),
              keepOthers: true,
            };
      },
      options.signal,
    );
  }

  async *read(options: { signal: AbortSignal }): AsyncGenerator<AuditAnchor> {
    await this.#prepare(options.signal);
    const snapshot = await this.#repository.readFolder(
      this.#folder,
      options.signal,
    );
    for (const line of this.#textOf(snapshot).split('\n')) {
      const anchor = parseAuditAnchor(line);
      if (anchor) {
        yield anchor;
      }
    }
  }

  /** Removes the copy of the repository. */
  async close(): Promise<void> {
    await this.#repository.close();
  }

  async #prepare(signal: AbortSignal): Promise<void> {
    if (this.#url.kind === 'local') {
      const { branch, author } = this.#config;
      await createLocalRepository({
        path: this.#url.url,
        branch,
        author,
        git: this.#git,
        signal,
        first,
      });
    }
  }

  #textOf(snapshot: FolderSnapshot): string {
    const file = snapshot.entries.find(({ name }) => name === this.#name);
    const path = `${this.#folder}/${this.#name}`;
    if (snapshot.instead || (file && file.content === undefined)) {
      throw new TerminalRuntimeError(
        `${path} in ${this.#url.url} cannot be read: it is no text file, or has more than ${fileBytesMax} bytes. Configure another path`,
      );
    }
    const text = file?.content ?? '';
    return text === '' || text.endsWith('\n') ? text : `${text}\n`;
  }
}

/** What {@link GitAnchorSink.create} needs. */
export type GitAnchorSinkOptions = {
  config: GitAnchorConfig;
  logger: LoggerService;
  /** Where the copy of the repository is kept while it is in use. */
  workingDirectory: string;
};
