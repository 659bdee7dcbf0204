import type {
  ConnectOptions,
  RuntimeAdapter,
  RuntimeConnection,
} from '@groundwork/plugin-control-plane-node';
import { pathToFileURL } from 'node:url';
import {
  gitopsConnectionSchema,
  parseRepositoryUrl,
  type GitopsConnectionConfig,
} from './connection';
import { createRemoteAccess } from './access';
import { createDelivery, promotionPrefixOf } from './delivery';
import {
  CommitMaker,
  createLocalRepository,
  explainGitError,
  GitCli,
  gitEnvironment,
  GitRepository,
} from './git';
import { GitopsConnection } from './GitopsConnection';
import { manifestFileNames } from './manifests';
import { refuseReservedName } from '@groundwork/plugin-control-plane-node/manifests';

const creationTimeoutMs = 30_000;

/** Provisions environments as commits in a Git repository. */
export class GitopsAdapter implements RuntimeAdapter<GitopsConnectionConfig> {
  readonly type = 'gitops';
  readonly connectionSchema = gitopsConnectionSchema;
  readonly #workingDirectory: string;

  private constructor(workingDirectory: string) {
    this.#workingDirectory = workingDirectory;
  }

  static create(options: {
    /** Where copies of repositories are kept while they are in use. */
    workingDirectory: string;
  }): GitopsAdapter {
    return new GitopsAdapter(options.workingDirectory);
  }

  refuseName(name: string): string | undefined {
    return refuseReservedName(name);
  }

  async connect(
    options: ConnectOptions<GitopsConnectionConfig>,
  ): Promise<RuntimeConnection> {
    const { name, connection, addresses, logger } = options;
    const { branch, author, auth, commit, argocd } = connection;
    const url = parseRepositoryUrl(connection.url);
    const git = GitCli.create({
      environment: gitEnvironment({ repository: url, auth }),
      access: createRemoteAccess({ repository: url, auth, addresses }),
    });

    if (url.kind === 'local') {
      try {
        const created = await createLocalRepository({
          path: url.url,
          branch,
          author,
          git,
          signal: AbortSignal.timeout(creationTimeoutMs),
        });
        if (created) {
          logger.info(`Created the Git repository ${url.url}`);
        }
      } catch (error) {
        // The calls that follow say what is wrong, and work once it is mended.
        logger.error(
          `Could not create the Git repository: ${explainGitError(error, url)}`,
        );
      }
    }

    const promotionPrefix = promotionPrefixOf(name, connection);
    const repository = GitRepository.create({
      git,
      url,
      branch,
      promotionPrefix,
      commits: CommitMaker.create({ author, signingKey: commit?.signingKey }),
      logger,
      fileNames: manifestFileNames,
      workingDirectory: this.#workingDirectory,
    });
    return GitopsConnection.create({
      repository,
      delivery: createDelivery({
        connection,
        url,
        repository,
        promotionPrefix,
        addresses,
      }),
      branch,
      commitTemplate: commit?.message,
      authorEmail: author.email,
      argocd: {
        ...argocd,
        branch,
        repoUrl:
          argocd.repoUrl ??
          (url.kind === 'local' ? pathToFileURL(url.url).href : url.url),
      },
      webUrl: connection.webUrl ?? url.webUrl,
      pollIntervalMs:
        (connection.pollInterval ?? (url.kind === 'local' ? 2 : 30)) * 1000,
      logger,
    });
  }
}
