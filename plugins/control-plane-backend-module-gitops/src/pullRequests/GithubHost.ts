import {
  TerminalRuntimeError,
  type AddressPolicy,
} from '@groundwork/plugin-control-plane-node';
import type { Octokit } from '@octokit/rest';
import type { PolicyFetch } from '../access';
import { githubLibrary } from './clientLibraries';
import { HostCalls } from './HostCalls';
import { HostError } from './HostError';
import type {
  MergeMethod,
  PullRequest,
  PullRequestHost,
  PullRequestText,
} from './PullRequestHost';

type GithubPull = {
  number: number;
  state: string;
  merged_at: string | null;
  html_url: string;
  title: string;
  body: string | null;
};

/** Not now: a check runs, an approval is missing, or the branch has moved. */
const notMergeable = new Set([405, 409]);

/** Pull requests of a repository at GitHub, or a GitHub of one's own. */
export class GithubHost implements PullRequestHost {
  readonly words = { noun: 'pull request', sign: '#' };
  readonly #options: HostOptions;
  readonly #calls: HostCalls;
  readonly #place: { owner: string; repo: string };

  private constructor(options: HostOptions) {
    this.#options = options;
    this.#calls = HostCalls.create({ ...options, secrets: [options.token] });
    const [owner, repo] = options.repository.split('/');
    this.#place = { owner, repo };
  }

  static create(options: HostOptions): GithubHost {
    return new GithubHost(options);
  }

  async check(signal: AbortSignal): Promise<void> {
    const { data } = await this.#call(signal, octokit =>
      octokit.repos.get(this.#place),
    );
    if (data.archived) {
      throw new TerminalRuntimeError(
        `The repository ${this.#options.repository} is archived`,
        { reason: 'RepositoryArchived' },
      );
    }
    if (data.permissions && !data.permissions.push) {
      throw new TerminalRuntimeError(
        `The token may not write to the repository ${this.#options.repository}`,
        { reason: 'MissingPermission' },
      );
    }
  }

  async find(
    branch: string,
    signal: AbortSignal,
  ): Promise<PullRequest | undefined> {
    const { data } = await this.#call(signal, octokit =>
      octokit.pulls.list({
        ...this.#place,
        head: `${this.#place.owner}:${branch}`,
        base: this.#options.baseBranch,
        state: 'all',
        sort: 'created',
        direction: 'desc',
        per_page: 100,
      }),
    );
    const found = data.map(pullRequestOf);
    return found.find(({ state }) => state === 'open') ?? found[0];
  }

  async open(
    branch: string,
    text: PullRequestText,
    signal: AbortSignal,
  ): Promise<PullRequest> {
    const { baseBranch, draft, labels } = this.#options;
    try {
      const { data } = await this.#call(signal, octokit =>
        octokit.pulls.create({
          ...this.#place,
          ...text,
          head: branch,
          base: baseBranch,
          draft,
        }),
      );
      if (labels.length > 0) {
        await this.#call(signal, octokit =>
          octokit.issues.addLabels({
            ...this.#place,
            issue_number: data.number,
            labels: [...labels],
          }),
        );
      }
      return pullRequestOf(data);
    } catch (error) {
      // Another replica may have been first.
      const found = isRefusal(error)
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
    text: Partial<PullRequestText>,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#call(signal, octokit =>
      octokit.pulls.update({ ...this.#place, ...text, pull_number: number }),
    );
  }

  async close(number: number, signal: AbortSignal): Promise<void> {
    await this.#call(signal, octokit =>
      octokit.pulls.update({
        ...this.#place,
        pull_number: number,
        state: 'closed',
      }),
    );
  }

  async merge(
    number: number,
    commit: string,
    method: MergeMethod,
    signal: AbortSignal,
  ): Promise<boolean> {
    const answer = await this.#call(signal, async octokit => {
      try {
        return await octokit.pulls.merge({
          ...this.#place,
          pull_number: number,
          sha: commit,
          merge_method: method,
        });
      } catch (error) {
        if (notMergeable.has(statusOf(error) ?? 0)) {
          return undefined;
        }
        throw error;
      }
    });
    return answer?.data.merged ?? false;
  }

  dispose() {
    this.#calls.dispose();
  }

  #call<T>(
    signal: AbortSignal,
    make: (octokit: Octokit) => Promise<T>,
  ): Promise<T> {
    return this.#calls.call(
      signal,
      fetch => make(this.#client(fetch)),
      translate,
    );
  }

  #client(fetch: PolicyFetch): Octokit {
    const { Octokit: Client } = githubLibrary();
    return new Client({
      auth: this.#options.token,
      baseUrl: this.#options.apiUrl,
      userAgent: 'groundwork',
      request: { fetch },
      log: { debug() {}, info() {}, warn() {}, error() {} },
    });
  }
}

/** What a host of pull requests needs. */
export type HostOptions = {
  apiUrl: string;
  token: string;
  /** Repository or project, such as `example/environments`. */
  repository: string;
  baseBranch: string;
  labels: readonly string[];
  draft: boolean;
  addresses: AddressPolicy;
};

function pullRequestOf(pull: GithubPull): PullRequest {
  const { number, state, merged_at, html_url, title, body } = pull;
  return {
    number,
    state: merged_at ? 'merged' : openOrClosed(state),
    url: html_url,
    title,
    body: body ?? '',
  };
}

function openOrClosed(state: string): 'open' | 'closed' {
  return state === 'open' ? 'open' : 'closed';
}

function isRefusal(error: unknown): boolean {
  return error instanceof TerminalRuntimeError && error.reason === 'Refused';
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error
    ? Number(error.status)
    : undefined;
}

function translate(error: unknown): unknown {
  const status = statusOf(error);
  if (!(error instanceof Error) || status === undefined) {
    return error;
  }
  const { response } = error as Error & {
    response?: { headers: Record<string, string | undefined> };
  };
  return new HostError({
    status,
    headers: response?.headers ?? {},
    message: error.message,
  });
}
