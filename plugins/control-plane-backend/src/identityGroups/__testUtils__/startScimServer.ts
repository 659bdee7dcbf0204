import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

type ScimMember = { value: string; display?: string; type?: string };

/** A directory that speaks as much SCIM 2.0 as looking groups up takes, over HTTP, and can be broken. */
export type ScimServer = {
  url: string;
  token: string;
  /** Groups by id. */
  groups: Map<string, { displayName: string; members: ScimMember[] }>;
  /** Paths that were asked for, in order. */
  asked: string[];
  /** Answers instead of the directory, until it is taken away again. */
  fault:
    ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  stop(): Promise<void>;
};

/** Starts a directory on a port of its own. */
export async function startScimServer(): Promise<ScimServer> {
  const groups: ScimServer['groups'] = new Map();
  const asked: string[] = [];
  const token = 'canary-scim-token';
  const http = createServer();
  await new Promise<void>(resolve => {
    http.listen(0, '127.0.0.1', resolve);
  });
  const { port } = http.address() as AddressInfo;
  const server: ScimServer = {
    url: `http://127.0.0.1:${port}/scim/v2`,
    token,
    groups,
    asked,
    fault: undefined,
    stop: () =>
      new Promise(resolve => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
  http.on('request', (request, response) => {
    asked.push(request.url ?? '');
    if (server.fault) {
      server.fault(request, response);
    } else if (request.headers.authorization !== `Bearer ${token}`) {
      answer(response, 401, { status: '401' });
    } else {
      serve(groups, request.url ?? '', response);
    }
  });
  return server;
}

/** Sends JSON as a directory does. */
export function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
): void {
  response
    .writeHead(status, { 'content-type': 'application/scim+json' })
    .end(JSON.stringify(body));
}

function serve(
  groups: ScimServer['groups'],
  path: string,
  response: ServerResponse,
): void {
  const { pathname, searchParams } = new URL(path, 'http://scim');
  const id = /^\/scim\/v2\/Groups\/([^/]+)$/.exec(pathname)?.[1];
  if (id !== undefined) {
    const group = groups.get(decodeURIComponent(id));
    answer(response, group ? 200 : 404, group && { id, ...group });
    return;
  }
  const name = /^displayName eq (".*")$/.exec(
    searchParams.get('filter') ?? '',
  )?.[1];
  if (pathname !== '/scim/v2/Groups' || name === undefined) {
    answer(response, 400, { status: '400' });
    return;
  }
  const Resources = [...groups]
    .filter(([, { displayName }]) => displayName === JSON.parse(name))
    .map(([groupId, group]) => ({ id: groupId, ...group }));
  answer(response, 200, { totalResults: Resources.length, Resources });
}
