import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import {
  attackOn,
  authorizations,
  listOperations,
  sendRaw,
  type ContractOperation,
  type KnownValues,
  type RawAnswer,
} from '../__testUtils__';
import {
  caseOf,
  contentTypesOf,
  successOf,
  useTenantWorld,
  type OperationCall,
} from '../__testUtils__/contract';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const runsPerOperation = 15;
const json = 'application/json';
const envelopeKeys = ['details', 'error', 'message', 'request_id'];

/** What is wrong with an answer to an attack; nothing when nothing is. */
function faultOf(
  operation: ContractOperation,
  answer: RawAnswer,
): string | undefined {
  const { status } = answer;
  if (status >= 500) {
    return `answered ${status}`;
  }
  if (!(status in operation.responses) && !(status >= 400)) {
    return `answered ${status}, which is not documented`;
  }
  if (!answer.headers['x-request-id']) {
    return 'has no X-Request-Id';
  }
  const type = answer.headers['content-type']?.replace(/;.*/, '');
  const types = status < 400 ? contentTypesOf(operation, status) : [json];
  if (types.length === 0) {
    return answer.body && 'has a body';
  }
  if (!type || !types.includes(type)) {
    return `answered ${type}`;
  }
  if (status < 400) {
    return type === json && !JSON.parse(answer.body) ? 'is empty' : undefined;
  }
  const body = JSON.parse(answer.body);
  if (
    typeof body.error !== 'string' ||
    typeof body.message !== 'string' ||
    body.message === '' ||
    body.request_id !== answer.headers['x-request-id'] ||
    Object.keys(body).some(key => !envelopeKeys.includes(key)) ||
    (status === 400 && !(body.details?.length > 0))
  ) {
    return 'is no error envelope';
  }
  return /sqlite|select |insert |postgres|knex|node_modules|\bat .*:\d+:\d+/i.test(
    body.message,
  )
    ? 'tells too much'
    : undefined;
}

describe.each(databases.eachSupportedId())('the API on %p', id => {
  const { api, world } = useTenantWorld(databases, id);
  let authorization: fc.Arbitrary<string | undefined>;

  beforeAll(async () => {
    authorization = await authorizations(Object.values(api.tokens));
  });

  it.each(
    listOperations().map(operation => [operation.name, operation] as const),
  )(
    'answers every attack on %s within its contract and never with a 5xx',
    async (_name, operation) => {
      const { call: makeCall, may } = caseOf(operation.name);
      const call = await makeCall(world);
      await fc.assert(
        fc.asyncProperty(
          attackOn(operation, knownFrom(call), authorization),
          async attack => {
            const answer = await sendRaw({ url: api.plane.url, ...attack });
            const fault = faultOf(operation, answer);
            if (fault) {
              throw new Error(`The answer ${fault}: ${answer.body}`);
            }
          },
        ),
        { numRuns: runsPerOperation },
      );
      // It was the attacks that were turned away, not whoever calls.
      const { status } = await world.send(
        may[0],
        operation.name,
        await makeCall(world),
      );
      expect(status).toBe(successOf(operation));
    },
  );
});

/** What a good call holds gets an attack further than what was made up. */
function knownFrom(call: OperationCall): KnownValues {
  const { params, query, json: body } = call;
  return {
    class: ['preview', 'production'],
    ...Object.fromEntries(
      Object.entries({ ...params, ...query, ...body }).map(([name, value]) => [
        name,
        [value],
      ]),
    ),
  };
}
