import { spawn } from 'node:child_process';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with calls. */
export type ServerMood = 'serving' | 'failing' | 'hanging' | 'not-pushing';

/**
 * Git's own HTTP server (`git http-backend`) behind basic authentication, for repositories in a folder. It can be made
 * to fail, to never answer, or to never answer pushes.
 */
export class GitHttpServer {
  mood: ServerMood = 'serving';
  /** Address that every call is sent on to. */
  redirectTo: string | undefined;
  /** Every `Authorization` header that came. */
  readonly authorizations: string[] = [];
  /** Every path that was asked for. */
  readonly paths: string[] = [];
  readonly #server: Server;
  readonly #root: string;
  readonly #expected: string;

  private constructor(root: string, username: string, password: string) {
    this.#root = root;
    this.#expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    this.#server = createServer((request, response) =>
      this.#answer(request, response),
    );
  }

  static async start(options: {
    /** Folder with bare repositories. */
    root: string;
    username: string;
    password: string;
  }): Promise<GitHttpServer> {
    const { root, username, password } = options;
    const server = new GitHttpServer(root, username, password);
    await new Promise<void>(resolve => {
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  /** Address of the folder, without a slash at the end. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse) {
    const { authorization } = request.headers;
    const url = new URL(request.url ?? '/', this.url);
    this.paths.push(request.url ?? '');
    if (authorization) {
      this.authorizations.push(authorization);
    }
    if (
      this.mood === 'hanging' ||
      (this.mood === 'not-pushing' &&
        url.pathname.endsWith('/git-receive-pack'))
    ) {
      request.resume();
      return;
    }
    if (this.redirectTo) {
      request.resume();
      response
        .writeHead(302, { Location: `${this.redirectTo}${request.url}` })
        .end();
      return;
    }
    if (this.mood === 'failing') {
      request.resume();
      response.writeHead(503).end('Down for maintenance');
      return;
    }
    if (authorization !== this.#expected) {
      request.resume();
      response
        .writeHead(authorization ? 403 : 401, {
          'WWW-Authenticate': 'Basic realm="git"',
        })
        .end(`Not for you: ${authorization}`);
      return;
    }
    this.#runBackend(request, response, url);
  }

  #runBackend(request: IncomingMessage, response: ServerResponse, url: URL) {
    const { headers } = request;
    const backend = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: this.#root,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        REQUEST_METHOD: request.method ?? 'GET',
        PATH_INFO: decodeURIComponent(url.pathname),
        QUERY_STRING: url.search.slice(1),
        CONTENT_TYPE: headers['content-type'] ?? '',
        ...(headers['content-length'] && {
          CONTENT_LENGTH: headers['content-length'],
        }),
        ...(headers['content-encoding'] && {
          HTTP_CONTENT_ENCODING: headers['content-encoding'],
        }),
        ...(headers['git-protocol'] && {
          GIT_PROTOCOL: String(headers['git-protocol']),
        }),
        REMOTE_USER: 'groundwork',
        REMOTE_ADDR: '127.0.0.1',
      },
    });
    backend.stdin.on('error', () => {});
    request.pipe(backend.stdin);
    const chunks: Buffer[] = [];
    backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    backend.on('close', () => {
      const output = Buffer.concat(chunks);
      const end = output.indexOf('\r\n\r\n');
      let status = 200;
      for (const line of output.subarray(0, end).toString().split('\r\n')) {
        const [name, value] = line.split(/: (.*)/s);
        if (name === 'Status') {
          status = Number(value.slice(0, 3));
        } else if (value !== undefined) {
          response.setHeader(name, value);
        }
      }
      response.writeHead(status).end(output.subarray(end + 4));
    });
  }
}
