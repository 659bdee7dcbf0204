import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { ErrorEnvelope } from '@groundwork/plugin-control-plane-common';
import type { ApiAnswer, ApiCall } from '../callApi';
import type { ContractOperation } from '../listOperations';
import type { TestApi } from '../useTestApi';
import { strangers, type Actor } from './Actor';
import type { OperationCall } from './OperationCase';
import { sendOperation } from './sendOperation';
import type { TenantWorld } from './TenantWorld';
import { useTenantWorld } from './useTenantWorld';

/** The API as the tests of the contract use it. */
export type TestContract = {
  api: TestApi;
  world: TenantWorld;
  /** Every operation, status and content type that came, as `getTenant 200` and `getTenant 200 application/json`. */
  seen: Set<string>;
  send<T = ErrorEnvelope>(
    actor: Actor | undefined,
    operation: ContractOperation,
    call: OperationCall,
    others?: ApiCall,
  ): Promise<ApiAnswer<T>>;
  /** Expects the envelope of an error. */
  expectError(
    answer: ApiAnswer<ErrorEnvelope>,
    status: number,
    error: unknown,
    what?: string,
  ): void;
  /** Expects strangers to have been told nothing of tenant A but what they sent: all that is its has its canary in it. */
  expectNothingOfA(actor: Actor, call: OperationCall, told: unknown): void;
};

/** The status of success that an operation documents. */
export function successOf({ responses }: ContractOperation): number {
  return Number(Object.keys(responses).find(status => status.startsWith('2')));
}

/** The content types that an operation documents for a status; none when there is no body. */
export function contentTypesOf(
  { responses }: ContractOperation,
  status: number | string,
): string[] {
  const { content = {} } = responses[status] as { content?: object };
  return Object.keys(content);
}

/** Starts the API with two tenants around the tests of a `describe`, and notes what it answers. */
export function useContract(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
): TestContract {
  const { api, world } = useTenantWorld(databases, databaseId);
  const seen = new Set<string>();
  return {
    api,
    world,
    seen,
    async send<T>(
      actor: Actor | undefined,
      operation: ContractOperation,
      call: OperationCall,
      others: ApiCall = {},
    ) {
      const answer = await sendOperation<T>(api.plane.url, operation, call, {
        token: actor && api.tokens[actor],
        ...others,
      });
      seen.add(`${operation.name} ${answer.status}`);
      const [type] = answer.headers.get('content-type')?.split(';') ?? [];
      seen.add(`${operation.name} ${answer.status} ${type}`);
      return answer;
    },
    expectError({ status, headers, body }, expected, error, what) {
      expect([what, status, body]).toEqual([
        what,
        expected,
        expect.objectContaining({
          error,
          message: expect.stringMatching(/./),
          request_id: headers.get('x-request-id'),
        }),
      ]);
    },
    expectNothingOfA(actor, call, told) {
      const { canary } = world.a;
      const isNew =
        strangers.includes(actor) && !JSON.stringify(call).includes(canary);
      expect([actor, isNew ? JSON.stringify(told ?? '') : '']).toEqual([
        actor,
        expect.not.stringContaining(canary),
      ]);
    },
  };
}
