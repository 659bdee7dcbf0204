import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

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
}) => ScriptedAnswer | 'hang';

/** An API server that answers as a test says, as the real one does in a moment that is hard to bring about. */
export class ScriptedServer {
  readonly #server: Server;
  /** What was asked for, such as `GET /readyz`. */
  readonly calls: string[] = [];

  private constructor(answer: ScriptedHandler) {
    this.#server = createServer((request: IncomingMessage, response) => {
      const { method = '' } = request;
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      this.calls.push(`${method} ${url.pathname}`);
      request.resume();
      const given = answer({
        method,
        path: url.pathname,
        query: url.searchParams,
      });
      if (given === 'hang') {
        return;
      }
      const { status, body = '', headers = {}, isOpen } = given;
      response.writeHead(status, headers);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      if (isOpen) {
        response.write(text);
      } else {
        response.end(text);
      }
    });
  }

  static async start(answer: ScriptedHandler): Promise<ScriptedServer> {
    const server = new ScriptedServer(answer);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
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
