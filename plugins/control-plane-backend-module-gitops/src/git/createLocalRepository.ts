import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { CommitAuthor } from './fastImportStream';
import { fastImportStream } from './fastImportStream';
import type { GitCli } from './GitCli';

const environmentsReadme = `# Environments

Groundwork provisions environments by commits to this repository, one folder for each:

    clusters/<region>/teams/<team>/<app>/<request-id>/

The folders belong to Groundwork. What is changed in them by hand shows as drift, and is taken back when the environment
is reconciled. Point Argo CD at this repository to bring the environments to clusters.
`;

/**
 * Creates a bare repository with a first commit where there is nothing yet.
 *
 * @remarks
 * It is made beside the path and moved there when it is complete, so that of several replicas that start at once one
 * creates it, and nobody ever sees half of it.
 *
 * @returns whether this call created it
 */
export async function createLocalRepository(options: {
  path: string;
  branch: string;
  author: CommitAuthor;
  git: GitCli;
  signal: AbortSignal;
  /** What the first commit says and holds; that of a repository of environments when absent. */
  first?: { message: string; readme: string };
}): Promise<boolean> {
  const { path, branch, author, git, signal } = options;
  const {
    message = 'Create the repository of environments\n',
    readme = environmentsReadme,
  } = options.first ?? {};
  if (await exists(path)) {
    return false;
  }
  await mkdir(dirname(path), { recursive: true });
  const draft = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
  try {
    await git.run(
      [
        'init',
        '--quiet',
        '--bare',
        '--template=',
        `--initial-branch=${branch}`,
        '--',
        draft,
      ],
      { signal },
    );
    await git
      .in(draft)
      .run(['fast-import', '--quiet', '--done', '--date-format=raw'], {
        signal,
        input: fastImportStream({
          ref: `refs/heads/${branch}`,
          author,
          commits: [
            {
              message,
              files: new Map([['README.md', readme]]),
            },
          ],
        }),
      });
    await rename(draft, path);
    return true;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (await exists(path)) {
      // Another replica was first.
      return false;
    }
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
