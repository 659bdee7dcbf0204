import { Forge, type ForgeRequest } from './Forge';
import { ForgeServer, type ForgeAnswer, type ForgeCall } from './ForgeServer';

const project = 'example/environments';

/** What GitLab answers about merge requests of one project, over a real repository. */
export class GitlabServer extends ForgeServer {
  readonly forge: Forge;
  readonly #token: string;
  accessLevel = 40;

  constructor(options: { directory: string; token: string }) {
    super();
    this.forge = new Forge({
      directory: options.directory,
      closesWithSource: false,
    });
    this.#token = options.token;
  }

  get apiUrl(): string {
    return `${this.origin}/api/v4`;
  }

  protected async answer(call: ForgeCall): Promise<ForgeAnswer> {
    const { method, parts, headers } = call;
    if (headers['private-token'] !== this.#token) {
      return { status: 401, body: { message: '401 Unauthorized' } };
    }
    const [api, version, projects, id, collection, iid, action] = parts;
    if (`${api}/${version}/${projects}` !== 'api/v4/projects') {
      return { status: 404, body: { error: '404 Not Found' } };
    }
    if (id !== project) {
      return { status: 404, body: { message: '404 Project Not Found' } };
    }
    await this.forge.refresh();
    if (collection === undefined) {
      return {
        status: 200,
        body: {
          id: 278964,
          path_with_namespace: project,
          archived: false,
          default_branch: 'main',
          permissions: {
            project_access: { access_level: this.accessLevel },
            group_access: null,
          },
        },
      };
    }
    if (this.accessLevel < 30 && method !== 'GET') {
      return { status: 403, body: { message: '403 Forbidden' } };
    }
    if (collection === 'merge_requests' && iid === undefined) {
      return method === 'POST' ? this.#create(call) : this.#list(call);
    }
    const request = this.forge.find(Number(iid));
    if (collection !== 'merge_requests' || !request) {
      return { status: 404, body: { message: '404 Not found' } };
    }
    if (action === 'merge' && method === 'PUT') {
      return this.#merge(request, call);
    }
    if (method === 'PUT') {
      return this.#update(request, call);
    }
    return { status: 200, body: await this.#present(request) };
  }

  async #list(call: ForgeCall): Promise<ForgeAnswer> {
    const { query } = call;
    const matching = this.forge.requests.filter(
      request =>
        [null, 'all', stateOf(request)].includes(query.get('state')) &&
        [null, request.source].includes(query.get('source_branch')) &&
        [null, request.target].includes(query.get('target_branch')),
    );
    if ((query.get('sort') ?? 'desc') === 'desc') {
      matching.reverse();
    }
    const { items, headers } = this.page(call, matching);
    return {
      status: 200,
      headers,
      body: await Promise.all(items.map(item => this.#present(item))),
    };
  }

  async #create({ body }: ForgeCall): Promise<ForgeAnswer> {
    const title = String(body.title);
    const source = String(body.source_branch);
    const target = String(body.target_branch);
    const opened = await this.forge.open({
      source,
      target,
      title,
      body: String(body.description ?? ''),
      draft: title.startsWith('Draft: '),
      labels: String(body.labels ?? '')
        .split(',')
        .filter(label => label !== ''),
      removeSource: body.remove_source_branch === true,
    });
    if (typeof opened !== 'string') {
      return { status: 201, body: await this.#present(opened) };
    }
    return opened === 'exists'
      ? {
          status: 409,
          body: {
            message: [
              `Another open merge request already exists for this source branch: !${this.forge.openOf(source, target)?.number}`,
            ],
          },
        }
      : {
          status: 400,
          body: { message: { source_branch: ['does not exist'] } },
        };
  }

  async #update(
    request: ForgeRequest,
    { body }: ForgeCall,
  ): Promise<ForgeAnswer> {
    request.title = String(body.title ?? request.title);
    request.draft = request.title.startsWith('Draft: ');
    request.body = String(body.description ?? request.body);
    if (body.state_event === 'close') {
      request.state = 'closed';
    }
    return { status: 200, body: await this.#present(request) };
  }

  async #merge(
    request: ForgeRequest,
    { body }: ForgeCall,
  ): Promise<ForgeAnswer> {
    const refusal = await this.forge.merge(request, {
      method: body.squash === true ? 'squash' : 'merge',
      expected: body.sha as string | undefined,
    });
    switch (refusal) {
      case undefined:
        return { status: 200, body: await this.#present(request) };
      case 'moved':
        return {
          status: 409,
          body: { message: 'SHA does not match HEAD of source branch' },
        };
      case 'conflict':
        return { status: 422, body: { message: 'Branch cannot be merged' } };
      default:
        return { status: 405, body: { message: '405 Method Not Allowed' } };
    }
  }

  async #present(request: ForgeRequest): Promise<object> {
    const { number, title, body, draft, labels, mergeCommit } = request;
    const isOpen = request.state === 'open';
    const conflicts = isOpen && (await this.forge.conflicts(request));
    return {
      id: 1000 + number,
      iid: number,
      project_id: 278964,
      state: stateOf(request),
      title,
      description: body === '' ? null : body,
      draft,
      labels,
      web_url: `${this.origin}/${project}/-/merge_requests/${number}`,
      source_branch: request.source,
      target_branch: request.target,
      sha: await this.forge.tipOf(request.source),
      merge_commit_sha: mergeCommit ?? null,
      merge_status: conflicts ? 'cannot_be_merged' : 'can_be_merged',
      has_conflicts: conflicts,
      force_remove_source_branch: request.removeSource,
    };
  }
}

function stateOf({ state }: ForgeRequest): string {
  return state === 'open' ? 'opened' : state;
}
