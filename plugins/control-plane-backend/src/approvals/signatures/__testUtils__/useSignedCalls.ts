import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import {
  mockServices,
  type TestDatabaseId,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import type { Decision } from '@groundwork/plugin-control-plane-common';
import { signDecision } from '@groundwork/plugin-control-plane-node';
import express from 'express';
import type { Knex } from 'knex';
import { createTestStores } from '../../../__testUtils__';
import {
  assignRequestId,
  authenticateCaller,
  callerOf,
} from '../../../http/callerOf';
import { presentError } from '../../../http/presentError';
import { Authenticator } from '../../../identity';
import { ApproverClients } from '../ApproverClients';
import { NonceStore } from '../NonceStore';
import { RefusalLog } from '../RefusalLog';
import { SignatureAuthenticator } from '../SignatureAuthenticator';

/** Secrets of the clients of tests. */
export const secrets = {
  checks: 'canary-secret-of-the-client-checks',
  next: 'canary-secret-of-the-client-checks-to-come',
  other: 'canary-secret-of-the-client-called-other',
};
export const requestId = '11111111-1111-4111-8111-111111111111';
export const otherId = '22222222-2222-4222-8222-222222222222';
export const plan_digest = `sha256:${'a'.repeat(64)}`;
export const approve: Decision = {
  decision: 'approve',
  plan_digest,
  reason: 'Checks passed',
};

/** A call as it goes over the wire. */
export type WireCall = {
  method: string;
  path: string;
  /** Names and values by turns. */
  headers: string[];
  body: string | Iterable<Buffer>;
};

/** A server that lets nobody in but whoever signs, over a database. */
export type SignedCalls = {
  knex: Knex;
  nonces: NonceStore;
  /** A decision that is good, with what differs. */
  sign(
    change?: Partial<Parameters<typeof signDecision>[0]>,
    wire?: Partial<WireCall>,
  ): WireCall;
  send(call: WireCall): Promise<{ status: number; body: string }>;
  /** What was written of refusals, oldest first; begins anew. */
  takeRefusals(): Promise<
    Array<{ target_id: string; reason?: string; count?: string; row: string }>
  >;
  /** How many bytes of the calls so far came in. */
  bytesRead(): number;
};

/** Starts and stops the server around the tests of a `describe`. */
export function useSignedCalls(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
): SignedCalls {
  let server: http.Server;
  let refusals: RefusalLog;
  const sockets: Socket[] = [];
  const calls = {} as Pick<SignedCalls, 'knex' | 'nonces'>;

  beforeAll(async () => {
    const { knex, database, audit } = await createTestStores(
      await databases.init(databaseId),
    );
    const logger = mockServices.logger.mock();
    Object.assign(calls, { knex, nonces: NonceStore.create({ knex }) });
    refusals = RefusalLog.create({ database, audit, logger });
    const nobody = async () => {
      throw new Error('Nobody has a token here');
    };
    const app = express();
    app.use(
      assignRequestId,
      authenticateCaller(
        Authenticator.create({
          auth: mockServices.auth.mock(),
          userInfo: mockServices.userInfo.mock(),
          tokens: { verify: nobody } as never,
          serviceAccounts: { verify: nobody },
          signatures: SignatureAuthenticator.create({
            database,
            clients: ApproverClients.fromConfig({
              checks: {
                roles: ['approver'],
                secrets: [
                  { id: 'new', secret: secrets.next },
                  { id: 'old', secret: secrets.checks },
                ],
              },
              other: {
                roles: [],
                secrets: [{ id: 'only', secret: secrets.other }],
              },
            }),
            nonces: calls.nonces,
            refusals,
          }),
        }),
      ),
      express.json(),
    );
    app.use((request, response) => {
      const { principal } = callerOf(response);
      response.json({ principal, body: request.body });
    });
    app.use(presentError(logger));
    server = app.listen(0, '127.0.0.1');
    server.on('connection', socket => sockets.push(socket));
    await once(server, 'listening');
  });

  afterAll(async () => {
    server.closeAllConnections();
    server.close();
  });

  return {
    get knex() {
      return calls.knex;
    },
    get nonces() {
      return calls.nonces;
    },
    sign(change = {}, wire = {}) {
      const signed = {
        client: 'checks',
        secret: secrets.checks,
        requestId,
        decision: approve,
        ...change,
      };
      return {
        method: 'POST',
        path: `/v1/environment-requests/${requestId}/approve`,
        headers: [
          'Content-Type',
          'application/json',
          ...Object.entries(signDecision(signed)).flat(),
        ],
        body: JSON.stringify(signed.decision),
        ...wire,
      };
    },
    send: call => send((server.address() as AddressInfo).port, call),
    async takeRefusals() {
      await refusals.flush();
      const rows = await calls
        .knex('audit_events')
        .where({ action: 'approval.signature-refused' })
        .orderBy('id');
      await calls.knex('audit_unsealed').delete();
      await calls.knex('audit_events').delete();
      return rows.map(row => ({
        target_id: row.target_id,
        ...JSON.parse(row.metadata),
        row: JSON.stringify(row),
      }));
    },
    bytesRead: () => sockets.reduce((sum, socket) => sum + socket.bytesRead, 0),
  };
}

function send(
  port: number,
  { method, path, headers, body }: WireCall,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const isText = typeof body === 'string';
    const request = http.request(
      {
        port,
        method,
        path,
        agent: false,
        headers: [
          'Host',
          'localhost',
          ...headers,
          ...(isText
            ? ['Content-Length', String(Buffer.byteLength(body))]
            : []),
        ],
      },
      async response => {
        let text = '';
        response.on('data', chunk => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: text }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    if (isText) {
      request.end(body);
    } else {
      const parts = body[Symbol.iterator]();
      const next = () => {
        for (;;) {
          const { done, value } = parts.next();
          if (done) {
            request.end();
            return;
          }
          if (!request.write(value)) {
            request.once('drain', next);
            return;
          }
        }
      };
      next();
    }
  });
}
