import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { callApi, type ApiAnswer, type ApiCall } from './callApi';
import type { ContractOperation } from './listOperations';
import {
  startControlPlane,
  type TestControlPlane,
  type TestControlPlaneOptions,
} from './startControlPlane';
import { waitFor } from './waitFor';

/** Path of the requests. */
export const requestsPath = '/v1/environment-requests';
/** An id that no request has. */
export const nobodysId = '00000000-0000-4000-8000-000000000000';
/** A request that needs no approval. */
export const previewBody = {
  app: 'payments-api',
  team: 'team-payments',
  class: 'preview',
  region: 'us-east-1',
};
/** A request that needs an approval. */
export const productionBody = { ...previewBody, class: 'production' };

/** A body for each operation on a request that takes one. */
const operationBodies: Record<string, unknown> = {
  decideEnvironmentRequest: {
    decision: 'approve',
    plan_digest: `sha256:${'0'.repeat(64)}`,
  },
  extendEnvironmentRequest: { hours: 1 },
  updateEnvironmentRequest: { note: 'For the launch' },
  cancelEnvironmentRequest: {},
  cloneEnvironmentRequest: {},
  decideExtensionRequest: { decision: 'approve' },
};

type Answer<T> = ApiAnswer<T & { error?: string; details?: unknown[] }>;

/** The API with the example people, for all tests of a `describe`. */
export type TestApi = {
  /** Set before the first test. */
  plane: TestControlPlane;
  /** By name: `ana` and `rui` request for different teams, `ben` approves, `ada` is an admin, `vic` looks, `nobody` has no role. */
  tokens: Record<string, string>;
  call<T = EnvironmentRequest>(
    who: string,
    method: string,
    path: string,
    options?: ApiCall,
  ): Promise<Answer<T>>;
  /** Calls an operation on a request, with a body that it takes. */
  callOperation(
    who: string,
    operation: ContractOperation,
    requestId: string,
  ): Promise<Answer<EnvironmentRequest>>;
  /** A request of Ana's, for production unless told otherwise. */
  create(body?: object): Promise<EnvironmentRequest>;
  waitForStatus(
    requestId: string,
    status: EnvironmentRequest['status'],
  ): Promise<EnvironmentRequest>;
};

/** Starts and stops the API around the tests of a `describe`. */
export function useTestApi(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
  options: TestControlPlaneOptions = {},
): TestApi {
  let plane: TestControlPlane;
  const tokens: TestApi['tokens'] = {};

  beforeAll(async () => {
    plane = await startControlPlane({ databases, databaseId, ...options });
    const mint = plane.token;
    tokens.ana = await mint('ana', ['requester']);
    tokens.rui = await mint('rui', ['requester']);
    tokens.ben = await mint('ben', ['approver']);
    tokens.ada = await mint('ada', ['admin']);
    tokens.vic = await mint('vic', ['viewer']);
    tokens.nobody = await mint('nobody');
  });

  afterAll(async () => {
    await plane.stop();
  });

  const call: TestApi['call'] = (who, method, path, apiCall = {}) =>
    callApi(plane.url, method, path, { token: tokens[who], ...apiCall });

  return {
    get plane() {
      return plane;
    },
    tokens,
    call,
    callOperation: (who, operation, requestId) =>
      call(
        who,
        operation.method,
        operation.path
          .replace('{id}', requestId)
          .replace('{extension_id}', nobodysId),
        {
          json: operationBodies[operation.name],
        },
      ),
    async create(body = productionBody) {
      const answer = await call('ana', 'POST', requestsPath, { json: body });
      expect(answer.status).toBe(201);
      return answer.body;
    },
    waitForStatus: (requestId, status) =>
      waitFor(
        async () =>
          (await call('ana', 'GET', `${requestsPath}/${requestId}`)).body,
        request => request.status === status,
      ),
  };
}
