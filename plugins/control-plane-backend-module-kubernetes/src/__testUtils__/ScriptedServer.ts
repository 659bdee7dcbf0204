import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What {@link ScriptedServer} answers. */
export type ScriptedAnswer = {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** Sends the body, and leaves the answer open. */
  isOpen?: boolean;
};

/** Decides on the answer to a call. */
export type ScriptedHandler = (request: {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
}) => ScriptedAnswer | 'hang';

/** An API server that answers as a test says, as the real one does in a moment that is hard to bring about. */
export class ScriptedServer {
  readonly #server: Server;
  /** What was asked for, such as `GET /readyz`. */
  readonly calls: string[] = [];
  /** How many connections were made. */
  connections = 0;

  private constructor(answer: ScriptedHandler) {
    this.#server = createServer(async (request: IncomingMessage, response) => {
      const { method = '' } = request;
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      this.calls.push(`${method} ${url.pathname}`);
      const body = await text(request);
      const given = answer({
        method,
        path: url.pathname,
        query: url.searchParams,
        body: body === '' ? undefined : JSON.parse(body),
      });
      if (given === 'hang') {
        return;
      }
      const { status, headers = {}, isOpen } = given;
      response.writeHead(status, headers);
      const content =
        typeof given.body === 'string'
          ? given.body
          : JSON.stringify(given.body ?? '');
      if (isOpen) {
        response.write(content);
      } else {
        response.end(content);
      }
    });
  }

  static async start(
    answer: ScriptedHandler,
    { host = '127.0.0.1', port = 0 }: { host?: string; port?: number } = {},
  ): Promise<ScriptedServer> {
    const server = new ScriptedServer(answer);
    server.#server.on('connection', () => {
      server.connections += 1;
    });
    server.#server.listen(port, host);
    await once(server.#server, 'listening');
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Ends every connection, as a server does that is restarted. */
  cut() {
    this.#server.closeAllConnections();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** A failure as the API server words it. */
export function failure(
  code: number,
  reason: string,
  message: string,
  details: object = {},
): ScriptedAnswer {
  return {
    status: code,
    body: { kind: 'Status', status: 'Failure', code, reason, message, details },
  };
}
