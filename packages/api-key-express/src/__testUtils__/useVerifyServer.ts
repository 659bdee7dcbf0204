import { randomBytes, randomUUID } from 'node:crypto';
import express, { type Express } from 'express';
import { apiKeyAuth } from '../apiKeyAuth';
import type { ApiKeyAuthOptions } from '../ApiKeyAuthOptions';
import type { Rejection } from '../Rejection';
import {
  productToken,
  startVerifyServer,
  type KnownKey,
  type VerifyServer,
} from './startVerifyServer';

/** Longer than any answer takes, however busy the machine is. */
export const patienceMs = 30_000;

/** Something that looks like a key, and that nobody knows. */
export function aKey(): string {
  return `bp_${randomBytes(16).toString('base64url')}`;
}

/** A verify server for the tests of a file, and services that ask it. */
export type TestVerifyServer = {
  server: VerifyServer;
  /** Of the service that was made last. */
  rejections: Rejection[];
  /** A key that the server knows from now on. */
  addKey(known?: Partial<KnownKey>): string;
  /** A service that answers with what it knows of its callers, unless the middleware turns them away. */
  service(options?: Partial<ApiKeyAuthOptions>): Express;
};

/** Starts and stops the server around the tests of a file; each begins with an empty one. */
export function useVerifyServer(): TestVerifyServer {
  let server: VerifyServer;
  const rejections: Rejection[] = [];

  beforeAll(async () => {
    server = await startVerifyServer();
    // The first call of a process loads the client, which takes longer than all that it is used for.
    await fetch(server.baseUrl);
  });

  beforeEach(() => {
    server.keys.clear();
    server.asked.length = 0;
    server.openMax = 0;
    server.onCall = async () => undefined;
    rejections.length = 0;
  });

  afterAll(async () => {
    await server.stop();
  });

  return {
    get server() {
      return server;
    },
    rejections,
    addKey(known = {}) {
      const key = aKey();
      server.keys.set(key, {
        tenant_id: randomUUID(),
        key_id: randomUUID(),
        ...known,
      });
      return key;
    },
    service(options = {}) {
      const app = express();
      app.use(
        apiKeyAuth({
          baseUrl: server.baseUrl,
          token: productToken,
          timeoutMs: patienceMs,
          onRejected: rejection => rejections.push(rejection),
          ...options,
        }),
      );
      app.use((request, response) => {
        response.json(request.apiKey);
      });
      return app;
    },
  };
}
