import { Forge, type ForgeRequest, type ForgeRefusal } from './Forge';
import { ForgeServer, type ForgeAnswer, type ForgeCall } from './ForgeServer';

const owner = 'example';
const repo = 'environments';
const documentation_url = 'https://docs.github.com/rest';

/** What GitHub answers about pull requests of one repository, over a real one. */
export class GithubServer extends ForgeServer {
  readonly forge: Forge;
  readonly #token: string;
  permissions = { admin: false, push: true, pull: true };

  constructor(options: { directory: string; token: string }) {
    super();
    this.forge = new Forge({
      directory: options.directory,
      closesWithSource: true,
    });
    this.#token = options.token;
  }

  get apiUrl(): string {
    return this.origin;
  }

  protected async answer(call: ForgeCall): Promise<ForgeAnswer> {
    const answer = await this.#answer(call);
    return {
      ...answer,
      headers: {
        'x-github-request-id': 'C0FF:EE',
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '4987',
        'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600),
        ...answer.headers,
      },
    };
  }

  async #answer(call: ForgeCall): Promise<ForgeAnswer> {
    const { method, parts, headers } = call;
    if (
      ![`token ${this.#token}`, `Bearer ${this.#token}`].includes(
        headers.authorization ?? '',
      )
    ) {
      return failure(401, 'Bad credentials');
    }
    if (parts[0] !== 'repos' || parts[1] !== owner || parts[2] !== repo) {
      return failure(404, 'Not Found');
    }
    await this.forge.refresh();
    const [, , , collection, number, action] = parts;
    if (collection === undefined) {
      return {
        status: 200,
        body: {
          id: 1296269,
          name: repo,
          full_name: `${owner}/${repo}`,
          archived: false,
          default_branch: 'main',
          permissions: this.permissions,
        },
      };
    }
    if (!this.permissions.push && method !== 'GET') {
      return failure(403, 'Resource not accessible by personal access token');
    }
    if (collection === 'pulls' && number === undefined) {
      return method === 'POST' ? this.#create(call) : this.#list(call);
    }
    const request = this.forge.find(Number(number));
    if (!request) {
      return failure(404, 'Not Found');
    }
    if (collection === 'issues' && action === 'labels' && method === 'POST') {
      request.labels.push(...(call.body.labels as string[]));
      return { status: 200, body: request.labels.map(name => ({ name })) };
    }
    if (collection === 'pulls' && action === 'merge' && method === 'PUT') {
      return this.#merge(request, call);
    }
    if (collection === 'pulls' && action === undefined) {
      if (method === 'PATCH') {
        return this.#update(request, call);
      }
      return { status: 200, body: await this.#present(request, true) };
    }
    return failure(404, 'Not Found');
  }

  async #list(call: ForgeCall): Promise<ForgeAnswer> {
    const { query } = call;
    const state = query.get('state') ?? 'open';
    const matching = this.forge.requests.filter(
      request =>
        (state === 'all' ||
          (request.state === 'open') === (state === 'open')) &&
        [null, `${owner}:${request.source}`].includes(query.get('head')) &&
        [null, request.target].includes(query.get('base')),
    );
    if ((query.get('direction') ?? 'desc') === 'desc') {
      matching.reverse();
    }
    const { items, headers } = this.page(call, matching);
    return {
      status: 200,
      headers: headers.link ? { link: headers.link } : {},
      body: await Promise.all(items.map(item => this.#present(item, false))),
    };
  }

  async #create({ body }: ForgeCall): Promise<ForgeAnswer> {
    const source = String(body.head).replace(`${owner}:`, '');
    const opened = await this.forge.open({
      source,
      target: String(body.base),
      title: String(body.title),
      body: String(body.body ?? ''),
      draft: body.draft === true,
      labels: [],
      removeSource: false,
    });
    if (typeof opened !== 'string') {
      return { status: 201, body: await this.#present(opened, true) };
    }
    const complaints: Partial<Record<ForgeRefusal, object>> = {
      exists: {
        code: 'custom',
        message: `A pull request already exists for ${owner}:${source}.`,
      },
      'no-commits': {
        code: 'custom',
        message: `No commits between ${body.base} and ${source}`,
      },
      'no-source': { field: 'head', code: 'invalid' },
      'no-target': { field: 'base', code: 'invalid' },
    };
    return failure(422, 'Validation Failed', [
      { resource: 'PullRequest', ...complaints[opened] },
    ]);
  }

  async #update(
    request: ForgeRequest,
    { body }: ForgeCall,
  ): Promise<ForgeAnswer> {
    request.title = String(body.title ?? request.title);
    request.body = String(body.body ?? request.body);
    if (body.state === 'closed' && request.state === 'open') {
      request.state = 'closed';
    }
    return { status: 200, body: await this.#present(request, true) };
  }

  async #merge(
    request: ForgeRequest,
    { body }: ForgeCall,
  ): Promise<ForgeAnswer> {
    const refusal = await this.forge.merge(request, {
      method: body.merge_method === 'squash' ? 'squash' : 'merge',
      expected: body.sha as string | undefined,
    });
    switch (refusal) {
      case undefined:
        return {
          status: 200,
          body: {
            sha: request.mergeCommit,
            merged: true,
            message: 'Pull Request successfully merged',
          },
        };
      case 'moved':
        return failure(
          409,
          'Head branch was modified. Review and try the merge again.',
        );
      case 'protected':
        return failure(
          405,
          'At least 1 approving review is required by reviewers with write access.',
        );
      case 'draft':
        return failure(405, 'Pull Request is still a draft');
      default:
        return failure(405, 'Pull Request is not mergeable');
    }
  }

  async #present(request: ForgeRequest, isDetailed: boolean): Promise<object> {
    const { number, state, title, body, draft, labels, mergeCommit } = request;
    return {
      id: 1000 + number,
      number,
      state: state === 'open' ? 'open' : 'closed',
      title,
      body: body === '' ? null : body,
      draft,
      labels: labels.map(name => ({ name })),
      html_url: `${this.origin}/${owner}/${repo}/pull/${number}`,
      merged_at: state === 'merged' ? '2026-11-22T10:00:00Z' : null,
      merge_commit_sha: mergeCommit ?? null,
      head: {
        label: `${owner}:${request.source}`,
        ref: request.source,
        sha: await this.forge.tipOf(request.source),
      },
      base: { label: `${owner}:${request.target}`, ref: request.target },
      ...(isDetailed && {
        merged: state === 'merged',
        mergeable:
          state === 'open' ? !(await this.forge.conflicts(request)) : null,
      }),
    };
  }
}

function failure(
  status: number,
  message: string,
  errors?: object[],
): ForgeAnswer {
  return {
    status,
    body: {
      message,
      ...(errors && { errors }),
      documentation_url,
      status: String(status),
    },
  };
}
