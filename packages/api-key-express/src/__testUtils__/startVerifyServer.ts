import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A key that the server knows. */
export type KnownKey = {
  tenant_id: string;
  key_id: string;
  scopes?: string[];
  product?: string;
  expires_at?: string;
  revoked?: boolean;
};

/** An answer in place of the one that the contract asks for. */
export type OtherAnswer = {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
};

/** A control plane, as far as verifying keys goes: it holds calls to the contract and answers by it. */
export type VerifyServer = {
  baseUrl: string;
  keys: Map<string, KnownKey>;
  /** What was asked, in order. */
  asked: { key: string; product?: string; scopes?: string[] }[];
  /** The most calls that were open at once. */
  openMax: number;
  /** Runs before each answer; what it resolves with is answered instead. */
  onCall: (key: string) => Promise<OtherAnswer | undefined>;
  stop(): Promise<void>;
};

/** What a service of a product proves with who it is. */
export const productToken = 'the-token-of-the-product';

export async function startVerifyServer(): Promise<VerifyServer> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const state: VerifyServer = {
    baseUrl: `http://127.0.0.1:${port}/api/control-plane`,
    keys: new Map(),
    asked: [],
    openMax: 0,
    onCall: async () => undefined,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  let open = 0;
  server.on('request', (request, response) => {
    open += 1;
    state.openMax = Math.max(state.openMax, open);
    response.on('close', () => {
      open -= 1;
    });
    answer(request, state).then(
      ({ status = 200, headers = {}, body = '' }) => {
        response.writeHead(status, {
          'content-type': 'application/json',
          ...headers,
        });
        response.end(body);
      },
      () => response.destroy(),
    );
  });
  return state;
}

async function answer(
  request: IncomingMessage,
  state: VerifyServer,
): Promise<OtherAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  if (
    request.method !== 'POST' ||
    request.url !== '/api/control-plane/v1/internal/api-keys/verify'
  ) {
    return { status: 404, body: '{"error":"not_found"}' };
  }
  if (request.headers.authorization !== `Bearer ${productToken}`) {
    return { status: 401, body: '{"error":"unauthorized"}' };
  }
  if (request.headers['content-type'] !== 'application/json') {
    return { status: 415, body: '{"error":"validation_error"}' };
  }
  const question = JSON.parse(Buffer.concat(chunks).toString());
  const unknown = Object.keys(question).filter(
    name => !['key', 'product', 'scopes'].includes(name),
  );
  if (typeof question.key !== 'string' || unknown.length > 0) {
    return { status: 400, body: '{"error":"validation_error"}' };
  }
  state.asked.push(question);
  const other = await state.onCall(question.key);
  return other ?? { body: JSON.stringify(verify(state, question)) };
}

function verify(
  state: VerifyServer,
  question: { key: string; product?: string; scopes?: string[] },
): object {
  const known = state.keys.get(question.key);
  const reason = reasonAgainst(known, question);
  if (!known || reason) {
    return { valid: false, reason };
  }
  const { revoked, scopes = [], ...shown } = known;
  return { valid: true, ...shown, scopes };
}

function reasonAgainst(
  known: KnownKey | undefined,
  question: { product?: string; scopes?: string[] },
): string | undefined {
  if (!known) {
    return 'unknown';
  }
  if (known.revoked) {
    return 'revoked';
  }
  if (known.expires_at && Date.parse(known.expires_at) <= Date.now()) {
    return 'expired';
  }
  if (
    question.product &&
    (known.product ?? question.product) !== question.product
  ) {
    return 'product';
  }
  return (question.scopes?.every(scope => known.scopes?.includes(scope)) ??
    true)
    ? undefined
    : 'scope';
}
