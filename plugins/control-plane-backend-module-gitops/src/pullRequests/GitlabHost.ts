import { TerminalRuntimeError } from '@groundwork/plugin-control-plane-node';
import type { MergeRequests, Projects } from '@gitbeaker/rest';
import type { PolicyFetch } from '../access';
import { gitlabLibrary } from './clientLibraries';
import { gitlabRequester } from './gitlabRequester';
import type { HostOptions } from './GithubHost';
import { HostCalls } from './HostCalls';
import { HostError } from './HostError';
import type {
  MergeMethod,
  PullRequest,
  PullRequestHost,
  PullRequestText,
} from './PullRequestHost';

type GitlabMergeRequest = {
  iid: number;
  state: string;
  web_url: string;
  title: string;
  description: string | null;
};

const draftPrefix = 'Draft: ';
const developerAccess = 30;
/** Not now: a pipeline runs, an approval is missing, it conflicts, or the branch has moved. */
const notMergeable = new Set([405, 406, 409, 422]);

/** Merge requests of a project at GitLab. */
export class GitlabHost implements PullRequestHost {
  readonly words = { noun: 'merge request', sign: '!' };
  readonly #options: HostOptions;
  readonly #calls: HostCalls;

  private constructor(options: HostOptions) {
    this.#options = options;
    this.#calls = HostCalls.create({ ...options, secrets: [options.token] });
  }

  static create(options: HostOptions): GitlabHost {
    return new GitlabHost(options);
  }

  async check(signal: AbortSignal): Promise<void> {
    const { repository } = this.#options;
    const project = await this.#call(signal, ({ projects }) =>
      projects.show(repository),
    );
    if (project.archived) {
      throw new TerminalRuntimeError(`The project ${repository} is archived`, {
        reason: 'RepositoryArchived',
      });
    }
    const access = [
      project.permissions?.project_access,
      project.permissions?.group_access,
    ].map(each => each?.access_level ?? 0);
    // Administrators have neither, and may all the same.
    if (
      access.some(level => level > 0) &&
      Math.max(...access) < developerAccess
    ) {
      throw new TerminalRuntimeError(
        `The token may not write to the project ${repository}`,
        { reason: 'MissingPermission' },
      );
    }
  }

  async find(
    branch: string,
    signal: AbortSignal,
  ): Promise<PullRequest | undefined> {
    const { repository, baseBranch } = this.#options;
    const found = await this.#call(signal, ({ mergeRequests }) =>
      mergeRequests.all({
        projectId: repository,
        sourceBranch: branch,
        targetBranch: baseBranch,
        scope: 'all',
        orderBy: 'created_at',
        sort: 'desc',
        perPage: 100,
        maxPages: 1,
      }),
    );
    const requests = found.map(pullRequestOf);
    return requests.find(({ state }) => state === 'open') ?? requests[0];
  }

  async open(
    branch: string,
    { title, body }: PullRequestText,
    signal: AbortSignal,
  ): Promise<PullRequest> {
    const { repository, baseBranch, draft, labels } = this.#options;
    try {
      const created = await this.#call(signal, ({ mergeRequests }) =>
        mergeRequests.create(
          repository,
          branch,
          baseBranch,
          draft ? `${draftPrefix}${title}` : title,
          {
            description: body,
            removeSourceBranch: true,
            ...(labels.length > 0 && { labels: labels.join(',') }),
          },
        ),
      );
      return pullRequestOf(created);
    } catch (error) {
      // Another replica may have been first.
      const found =
        error instanceof TerminalRuntimeError && error.reason === 'Refused'
          ? await this.find(branch, signal)
          : undefined;
      if (found?.state === 'open') {
        return found;
      }
      throw error;
    }
  }

  async edit(
    number: number,
    { title, body }: Partial<PullRequestText>,
    signal: AbortSignal,
  ): Promise<void> {
    const { repository } = this.#options;
    await this.#call(signal, async ({ mergeRequests }) => {
      // Whether it is a draft is for people to say, and GitLab keeps that in the title.
      const isDraft =
        title !== undefined &&
        (await mergeRequests.show(repository, number)).draft;
      await mergeRequests.edit(repository, number, {
        ...(title !== undefined && {
          title: isDraft ? `${draftPrefix}${title}` : title,
        }),
        ...(body !== undefined && { description: body }),
      });
    });
  }

  async close(number: number, signal: AbortSignal): Promise<void> {
    await this.#call(signal, ({ mergeRequests }) =>
      mergeRequests.edit(this.#options.repository, number, {
        stateEvent: 'close',
      }),
    );
  }

  async merge(
    number: number,
    commit: string,
    method: MergeMethod,
    signal: AbortSignal,
  ): Promise<boolean> {
    const merged = await this.#call(signal, async ({ mergeRequests }) => {
      try {
        return await mergeRequests.merge(this.#options.repository, number, {
          sha: commit,
          squash: method === 'squash',
          shouldRemoveSourceBranch: true,
        });
      } catch (error) {
        if (error instanceof HostError && notMergeable.has(error.status)) {
          return undefined;
        }
        throw error;
      }
    });
    return merged?.state === 'merged';
  }

  dispose() {
    this.#calls.dispose();
  }

  #call<T>(
    signal: AbortSignal,
    make: (client: {
      mergeRequests: MergeRequests;
      projects: Projects;
    }) => Promise<T>,
  ): Promise<T> {
    return this.#calls.call(signal, fetch => make(this.#client(fetch)));
  }

  #client(fetch: PolicyFetch) {
    const library = gitlabLibrary();
    const settings = {
      // The library adds the path of the API itself.
      host: this.#options.apiUrl.replace(/\/api\/v4$/, ''),
      token: this.#options.token,
      // Calls end by their signals.
      queryTimeout: null,
      requesterFn: gitlabRequester(fetch),
    };
    return {
      mergeRequests: new library.MergeRequests(settings),
      projects: new library.Projects(settings),
    };
  }
}

function pullRequestOf(request: GitlabMergeRequest): PullRequest {
  const { iid, state, web_url, title, description } = request;
  return {
    number: iid,
    // There are others, such as locked while it is being merged.
    state: state === 'merged' || state === 'closed' ? state : 'open',
    url: web_url,
    title: title.startsWith(draftPrefix)
      ? title.slice(draftPrefix.length)
      : title,
    body: description ?? '',
  };
}
