import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import {
  attackOn,
  authorizations,
  listOperations,
  sendRaw,
  startControlPlane,
  type ContractOperation,
  type RawAnswer,
  type TestControlPlane,
} from '../__testUtils__';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const runsPerOperation = 100;
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
  if (!/^application\/json/.test(answer.headers['content-type'] ?? '')) {
    return `answered ${answer.headers['content-type']}`;
  }
  if (!answer.headers['x-request-id']) {
    return 'has no X-Request-Id';
  }
  const body = JSON.parse(answer.body);
  if (status < 400) {
    return undefined;
  }
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
  let plane: TestControlPlane;
  let ids: string[];

  beforeAll(async () => {
    plane = await startControlPlane({ databases, databaseId: id });
  });

  beforeEach(async () => {
    const token = await plane.token('ana', ['requester']);
    ids = [];
    for (const name of [...Array(8).fill('production'), 'preview', 'preview']) {
      const created = await plane.client.createEnvironmentRequest(
        {
          app: 'payments-api',
          team: 'team-payments',
          class: name,
          region: 'us-east-1',
        },
        { token },
      );
      ids.push(created.id);
    }
  });

  afterAll(async () => {
    await plane.stop();
  });

  it.each(
    listOperations().map(operation => [operation.name, operation] as const),
  )(
    'answers every attack on %s within its contract and never with a 5xx',
    async (_name, operation) => {
      const seen = new Map<number, number>();
      await fc.assert(
        fc.asyncProperty(
          attackOn(operation, ids, await authorizations()),
          async attack => {
            const answer = await sendRaw({ url: plane.url, ...attack });
            seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
            const fault = faultOf(operation, answer);
            if (fault) {
              throw new Error(`The answer ${fault}: ${answer.body}`);
            }
          },
        ),
        { numRuns: runsPerOperation },
      );
      // The attack got through to the operation, rather than being turned away at the door each time.
      expect([...seen.keys()].some(status => status < 300)).toBe(true);
    },
  );
});
