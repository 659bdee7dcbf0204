import { TestDatabases } from '@backstage/backend-test-utils';
import { listOperations, type ContractOperation } from '../__testUtils__';
import { caseOf, successOf, useContract } from '../__testUtils__/contract';
import { openApiDocument } from '../schema/openapi/generated/document';
import { operationsWithSecrets, takesKey } from './keyedOperations';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const posts = listOperations().filter(({ method }) => method === 'POST');
const withNames = (chosen: ContractOperation[]) =>
  chosen.map(operation => [operation.name, operation] as const);

const { schemas } = openApiDocument.components as {
  schemas: Record<string, unknown>;
};

/** What changes whatever there is to change, which can be nothing: it keeps no key then. */
const changesWhatThereIs = new Set(['replayQueue']);

/** Names of the fields in an answer that are secrets. */
const secretFields = /^(plaintext|token|secret|private_key|password)$/;

/** Whether a schema of the contract has a field that is a secret. */
function holdsSecret(schema: unknown, seen = new Set<unknown>()): boolean {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) {
    return false;
  }
  seen.add(schema);
  if ('$ref' in schema && typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return holdsSecret(schemas[name], seen);
  }
  if (
    'properties' in schema &&
    typeof schema.properties === 'object' &&
    Object.keys(schema.properties ?? {}).some(field => secretFields.test(field))
  ) {
    return true;
  }
  return Object.values(schema).some(inside => holdsSecret(inside, seen));
}

it('takes an Idempotency-Key for everything that is posted', () => {
  const without = posts.filter(
    ({ parameters }) =>
      !parameters.some(
        parameter =>
          parameter.in === 'header' && parameter.name === 'Idempotency-Key',
      ),
  );
  expect(without.map(({ name }) => name)).toEqual([]);
});

it('keeps no answer with a secret in it', () => {
  const secret = posts
    .filter(operation =>
      Object.entries(operation.responses).some(
        ([status, response]) => status.startsWith('2') && holdsSecret(response),
      ),
    )
    .map(({ name }) => name);
  expect(secret.sort()).toEqual([...operationsWithSecrets].sort());
});

describe('a call that is repeated with its key', () => {
  const { api, world, send } = useContract(databases, 'SQLITE_3');
  it.each(
    withNames(
      posts.filter(
        ({ name }) => takesKey(name) && !changesWhatThereIs.has(name),
      ),
    ),
  )(
    'does nothing more by %s, and is answered as before',
    async (name, operation) => {
      const { call: makeCall, may } = caseOf(name);
      const call = await makeCall(world);
      const keyed = {
        ...call,
        headers: { ...call.headers, 'idempotency-key': world.unique() },
      };
      const [first] = may;
      const done = await send(first, operation, keyed);
      expect(done.status).toBe(successOf(operation));
      const kept = await api.plane
        .knex('idempotency_keys')
        .where('key', keyed.headers['idempotency-key']);
      expect(kept).toHaveLength(1);
      const again = await send(first, operation, keyed);
      const { status, body, headers } = again;
      expect([status, headers.get('idempotency-replayed')]).toEqual(
        operationsWithSecrets.has(name) ? [409, null] : [done.status, 'true'],
      );
      const { request_id: _, ...told } = body;
      const { request_id: __, ...before } = done.body;
      const conflict = {
        error: 'conflict',
        message: expect.stringMatching(/held a secret/),
      };
      expect(told).toEqual(operationsWithSecrets.has(name) ? conflict : before);
      expect(
        await api.plane
          .knex('audit_events')
          .where('http_request_id', again.headers.get('x-request-id')),
      ).toEqual([]);
    },
  );
});
