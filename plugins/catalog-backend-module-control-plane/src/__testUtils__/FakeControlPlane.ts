import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { http, HttpResponse, type HttpHandler } from 'msw';

/** The reading half of the control plane's API over requests in memory, for `msw`. */
export class FakeControlPlane {
  readonly #baseUrl: string;
  readonly #token: string;
  readonly #requests = new Map<string, EnvironmentRequest>();
  readonly #tenants = new Map<string, string>();
  #failures = 0;

  /** What was called, as path and query. */
  readonly calls: string[] = [];
  /** Awaited after each list was read, before it is answered. */
  afterList: () => Promise<void> = async () => {};

  constructor(options: { baseUrl: string; token: string }) {
    this.#baseUrl = options.baseUrl;
    this.#token = options.token;
  }

  /** Keeps requests, in place of those with the same id. */
  put(...requests: EnvironmentRequest[]): void {
    for (const request of requests) {
      this.#requests.set(request.id, request);
    }
  }

  /** Keeps a tenant with an id and a slug. */
  putTenant(id: string, slug: string): void {
    this.#tenants.set(id, slug);
  }

  /** Answers the next calls with 503. */
  failNext(calls: number): void {
    this.#failures = calls;
  }

  handlers(): HttpHandler[] {
    return [
      http.get(`${this.#baseUrl}/v1/environment-requests`, async info => {
        const query = new URL(info.request.url).searchParams;
        const answer =
          this.#refuse(info.request) ?? HttpResponse.json(this.#list(query));
        await this.afterList();
        return answer;
      }),
      http.get(
        `${this.#baseUrl}/v1/tenants`,
        info =>
          this.#refuse(info.request) ??
          HttpResponse.json({
            items: [...this.#tenants].map(([id, slug]) => ({ id, slug })),
            total: { value: this.#tenants.size, relation: 'eq' },
          }),
      ),
      http.get(`${this.#baseUrl}/v1/environment-requests/:id`, info => {
        const request = this.#requests.get(String(info.params.id));
        return (
          this.#refuse(info.request) ??
          (request
            ? HttpResponse.json(request)
            : error(404, 'not_found', 'There is no such environment request'))
        );
      }),
    ];
  }

  #refuse(request: Request): Response | undefined {
    const url = new URL(request.url);
    this.calls.push(`${url.pathname}${url.search}`);
    if (this.#failures > 0) {
      this.#failures--;
      return error(503, 'unavailable', 'Not yet');
    }
    return request.headers.get('authorization') === `Bearer ${this.#token}`
      ? undefined
      : error(401, 'unauthorized', 'No acceptable token');
  }

  #list(query: URLSearchParams) {
    const [field, direction] = (query.get('order') ?? 'created_at.desc').split(
      '.',
    ) as ['created_at' | 'updated_at' | 'name', 'asc' | 'desc'];
    const sign = direction === 'asc' ? 1 : -1;
    const found = [...this.#requests.values()]
      .filter(({ status }) => {
        const statuses = query.getAll('status');
        return statuses.length === 0 || statuses.includes(status);
      })
      .filter(({ name }) => name.includes(query.get('q') ?? ''))
      .sort((a, b) => sign * a[field].localeCompare(b[field]));
    const start = Number(query.get('cursor') ?? 0);
    const end = start + Number(query.get('limit') ?? 50);
    return {
      items: found.slice(start, end),
      next_cursor: end < found.length ? String(end) : undefined,
      total: { value: found.length, relation: 'eq' },
    };
  }
}

function error(status: number, code: string, message: string) {
  return HttpResponse.json(
    { error: code, message, request_id: 'a-request' },
    { status },
  );
}
