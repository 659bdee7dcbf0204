import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call of the API. */
export type ForgeCall = {
  method: string;
  /** With the path decoded part by part. */
  parts: string[];
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
};

/** What is answered. */
export type ForgeAnswer = {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
};

/** The HTTP side of a host of pull requests. */
export abstract class ForgeServer {
  /** Answers instead of the host, where it answers at all; `hang` never does. */
  intercept:
    ((call: ForgeCall) => ForgeAnswer | 'hang' | undefined) | undefined;
  /** Every call, as method and path. */
  readonly calls: string[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(error => {
        response.writeHead(500).end(String(error));
      });
    });
  }

  async start(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
    });
  }

  protected abstract answer(call: ForgeCall): Promise<ForgeAnswer>;

  /** A page of a list, and the headers that tell of others. */
  protected page<T>(
    call: ForgeCall,
    items: readonly T[],
  ): { items: T[]; headers: Record<string, string> } {
    const perPage = Math.min(Number(call.query.get('per_page') ?? 30), 100);
    const page = Number(call.query.get('page') ?? 1);
    const last = Math.max(1, Math.ceil(items.length / perPage));
    const link = (rel: string, number: number) => {
      const query = new URLSearchParams(call.query);
      query.set('page', String(number));
      return `<${this.origin}/${call.parts.map(encodeURIComponent).join('/')}?${query}>; rel="${rel}"`;
    };
    return {
      items: items.slice((page - 1) * perPage, page * perPage),
      headers: {
        ...(last > 1 && {
          link: [
            ...(page < last ? [link('next', page + 1)] : []),
            link('last', last),
          ].join(', '),
        }),
        'x-page': String(page),
        'x-per-page': String(perPage),
        'x-total': String(items.length),
        'x-total-pages': String(last),
        'x-next-page': page < last ? String(page + 1) : '',
      },
    };
  }

  async #handle(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', this.origin);
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const call: ForgeCall = {
      method: request.method ?? 'GET',
      parts: url.pathname.slice(1).split('/').map(decodeURIComponent),
      query: url.searchParams,
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString() || '{}'),
    };
    this.calls.push(`${call.method} ${url.pathname}`);
    const answer = this.intercept?.(call) ?? (await this.answer(call));
    if (answer === 'hang') {
      return;
    }
    const { status, body, headers } = answer;
    response
      .writeHead(status, {
        'content-type': 'application/json; charset=utf-8',
        ...headers,
      })
      .end(body === undefined ? undefined : JSON.stringify(body));
  }
}
