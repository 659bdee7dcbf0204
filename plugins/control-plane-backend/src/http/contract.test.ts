import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import {
  attackOn,
  authorizations,
  listOperations,
  sendRaw,
  type ContractOperation,
} from '../__testUtils__';
import {
  actors,
  anyCallOf,
  caseOf,
  contentTypesOf,
  faultOf,
  hoursBeyond,
  junkAuthorizations,
  knownFrom,
  malformedCallsOf,
  missingCallsOf,
  operationCases,
  operationOf,
  strangers,
  successOf,
  useContract,
  without,
} from '../__testUtils__/contract';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const attacksPerOperation = 10;
const operations = listOperations();
const withNames = (chosen: ContractOperation[]) =>
  chosen.map(operation => [operation.name, operation] as const);

/** What needs a control plane that is broken, or configured otherwise, and where that is tested. */
const testedElsewhere = [
  'getHealth 503', // answers.test.ts
  'getReadiness 503', // healthRoutes.test.ts
  'setNamespaceRules 409', // configuredRules.test.ts
];

const documenting = (status: number) =>
  withNames(
    operations.filter(
      ({ name, responses }) =>
        String(status) in responses &&
        !testedElsewhere.includes(`${name} ${status}`),
    ),
  );

it('is replayed whole, and nothing else is', () => {
  expect(Object.keys(operationCases).sort()).toEqual(
    operations.map(({ name }) => name).sort(),
  );
});

describe.each(databases.eachSupportedId())('the contract on %p', id => {
  const { api, world, seen, send, expectError, expectNothingOfA } = useContract(
    databases,
    id,
  );

  describe('who may', () => {
    it.each(withNames(operations))(
      'use %s, and what others learn instead',
      async (_name, operation) => {
        const { call: makeCall, may, sees } = caseOf(operation.name);
        const refused = without(actors, ...may);
        const call = await makeCall(world);
        const answers = await Promise.all(
          refused.map(actor => send(actor, operation, call)),
        );
        expect(
          answers.map(({ status, body }, index) => [
            refused[index],
            status,
            body?.error,
          ]),
        ).toEqual(
          refused.map(actor =>
            sees.includes(actor)
              ? [actor, 403, 'forbidden']
              : [actor, 404, 'not_found'],
          ),
        );
        for (const [index, { body }] of answers.entries()) {
          expectNothingOfA(refused[index], call, body);
        }
        // Nothing of it was done, so that it can be done.
        const [first, ...others] = may;
        const done = await send(first, operation, call);
        expect([first, done.status]).toEqual([first, successOf(operation)]);
        // What only reads leaves the next one what it needs.
        const isRead = operation.method === 'GET';
        for (const actor of others) {
          const next = isRead ? call : await makeCall(world, actor);
          const { status, body } = await send(actor, operation, next);
          expect([actor, status]).toEqual([actor, successOf(operation)]);
          expectNothingOfA(actor, next, body);
        }
      },
    );

    it.each([
      'listTenants',
      'listProductRequests',
      'listEnvironmentRequests',
      'listNamespaces',
      'listAuditEvents',
      'exportAuditEvents',
    ])('see by %s what is theirs and no more', async name => {
      const operation = operationOf(name);
      for (const actor of strangers) {
        const { status, body } = await send(actor, operation, {});
        expect([actor, status]).toEqual([actor, 200]);
        expectNothingOfA(actor, {}, body);
      }
      // However much happened before, this is on the first page of what happened.
      await world.addTenant();
      const { body } = await send('ada', operation, {});
      expect(JSON.stringify(body)).toContain(world.a.canary);
    });
  });

  describe('400', () => {
    it.each(withNames(operations))(
      'is for every call of %s that is malformed, with what is wrong',
      async (_name, operation) => {
        const { call: makeCall, may } = caseOf(operation.name);
        const good = await makeCall(world);
        for (const { what, call, body } of malformedCallsOf(operation, good)) {
          const answer = await send(
            may[0],
            operation,
            call,
            body === undefined
              ? {}
              : { body, headers: { 'content-type': 'application/json' } },
          );
          expectError(answer, 400, 'validation_error', what);
          expect([what, answer.body.details?.length]).not.toEqual([what, 0]);
        }
        expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
        // It was none of that which was wrong with the call.
        expect((await send(may[0], operation, good)).status).toBe(
          successOf(operation),
        );
      },
    );
  });

  it.each([
    ['grantEntitlement', 'config'],
    ['appendAuditEvent', 'metadata'],
    ['createTemplateGate', 'parameters'],
  ])('lets %s take no prototypes in %s', async (name, field) => {
    const operation = operationOf(name);
    const { call: makeCall, may } = caseOf(name);
    const call = await makeCall(world);
    const sendWith = (inside: string) =>
      send(may[0], operation, call, {
        body: JSON.stringify({ ...call.json, [field]: 0 }).replace(
          `"${field}":0`,
          `"${field}":{"a":[{${inside}}]}`,
        ),
        headers: { 'content-type': 'application/json' },
      });
    for (const inside of [
      '"__proto__":{"admin":true}',
      '"__proto__":null',
      '"constructor":{"prototype":{"admin":true}}',
    ]) {
      const answer = await sendWith(inside);
      expectError(answer, 400, 'validation_error', inside);
      expect(answer.body.details?.map(detail => detail.field)).toEqual([field]);
    }
    // The words alone do no harm.
    const { status } = await sendWith('"constructor":"acme","prototype":true');
    expect(status).toBe(successOf(operation));
  });

  describe('401', () => {
    it.each(documenting(401))(
      'is for everybody who does not prove to %s who they are',
      async (_name, operation) => {
        const call = anyCallOf(operation);
        for (const [what, value] of Object.entries(
          await junkAuthorizations(),
        )) {
          const answer = await send(undefined, operation, call, {
            headers: value === undefined ? {} : { authorization: value },
          });
          expectError(answer, 401, 'unauthorized', what);
          expect(answer.headers.get('www-authenticate')).toBe('Bearer');
        }
      },
    );

    it.each(withNames(operations.filter(({ open }) => open)))(
      'is for nobody who calls %s',
      async (_name, operation) => {
        for (const value of Object.values(await junkAuthorizations())) {
          const { status } = await send(
            undefined,
            operation,
            {},
            { headers: value === undefined ? {} : { authorization: value } },
          );
          expect(status).toBe(200);
        }
      },
    );
  });

  describe('404', () => {
    it.each(documenting(404))(
      'is for %s of what does not exist, as of what is not for the caller to know',
      async (_name, operation) => {
        const operationCase = caseOf(operation.name);
        const good = await operationCase.call(world);
        const missing = missingCallsOf(operation, operationCase, good);
        expect(missing).not.toHaveLength(0);
        const [first] = operationCase.may;
        for (const { name, call } of missing) {
          const answer = await send(first, operation, call);
          expectError(answer, 404, 'not_found', name);
          if (operationCase.sees.includes('bea')) {
            continue;
          }
          const [absent, hidden] = await Promise.all([
            send('bea', operation, call),
            send('bea', operation, good),
          ]);
          expect([name, hidden.status, hidden.body.message]).toEqual([
            name,
            absent.status,
            absent.body.message,
          ]);
        }
      },
    );
  });

  describe('409', () => {
    it.each(documenting(409))(
      'is for %s when it does not go with what there is',
      async (_name, operation) => {
        const { conflict, may } = caseOf(operation.name);
        if (!conflict) {
          throw new Error(
            `The contract documents 409 for ${operation.name}: add a conflict to its case`,
          );
        }
        const answer = await send(may[0], operation, await conflict(world));
        expect(answer.status).toBe(409);
        expectError(answer, 409, expect.stringMatching(/conflict|stale_plan/));
      },
    );
  });

  describe('413 and 415', () => {
    it.each(withNames(operations.filter(({ body }) => body)))(
      'are for a body of %s that is too large or no JSON',
      async (_name, operation) => {
        const { may } = caseOf(operation.name);
        const call = anyCallOf(operation);
        const large = await send(may[0], operation, {
          ...call,
          json: { ...call.json, note: 'x'.repeat(200_000) },
        });
        expect(large.status).toBe(413);
        expectError(large, 413, 'validation_error');
        for (const type of [
          'text/plain',
          'application/xml',
          'multipart/form-data; boundary=x',
          'application/x-www-form-urlencoded',
          'application/json; charset=latin1',
        ]) {
          const answer = await send(may[0], operation, call, {
            body: JSON.stringify(call.json),
            headers: { 'content-type': type },
          });
          expectError(answer, 415, 'validation_error', type);
        }
      },
    );
  });

  describe('attacks', () => {
    let authorization: fc.Arbitrary<string | undefined>;

    beforeAll(async () => {
      authorization = await authorizations(Object.values(api.tokens));
    });

    it.each(withNames(operations))(
      'on %s are answered within its contract and never with a 5xx',
      async (_name, operation) => {
        const { call: makeCall, may } = caseOf(operation.name);
        const known = knownFrom(await makeCall(world));
        await fc.assert(
          fc.asyncProperty(
            attackOn(operation, known, authorization),
            async attack => {
              const answer = await sendRaw({ url: api.plane.url, ...attack });
              const fault = faultOf(operation, answer);
              if (fault) {
                throw new Error(`The answer ${fault}: ${answer.body}`);
              }
            },
          ),
          { numRuns: attacksPerOperation },
        );
        // It was the attacks that were turned away, not whoever calls.
        const call = await makeCall(world);
        const { status } = await send(may[0], operation, call);
        expect(status).toBe(successOf(operation));
      },
    );
  });

  it.each(withNames(operations.filter(({ name }) => caseOf(name).variants)))(
    'has %s answer in every way that it documents',
    async (_name, operation) => {
      const { may, variants = [] } = caseOf(operation.name);
      for (const call of variants) {
        const { status } = await send(may[0], operation, call);
        expect([call, status]).toEqual([call, successOf(operation)]);
      }
    },
  );

  it('lets what goes beyond a class wait for an approval', async () => {
    const operation = operationOf('extendEnvironmentRequest');
    const call = await caseOf(operation.name).call(world);
    const { status } = await send('ana', operation, {
      ...call,
      json: { hours: hoursBeyond },
    });
    expect(status).toBe(202);
  });

  it('lets a runtime environment that carries nothing go at once', async () => {
    const { id: runtimeId } = await world.make('createRuntimeEnvironment', {
      json: { name: 'carries-nothing', type: 'memory', connection_config: {} },
    });
    const operation = operationOf('deleteRuntimeEnvironment');
    const call = { params: { id: runtimeId } };
    expect((await send('ada', operation, call)).status).toBe(204);
  });

  it('documents nothing that does not happen', () => {
    const documented = operations.flatMap(operation =>
      Object.keys(operation.responses)
        .filter(status => status !== 'default')
        .flatMap(status => [
          `${operation.name} ${status}`,
          ...contentTypesOf(operation, status).map(
            type => `${operation.name} ${status} ${type}`,
          ),
        ]),
    );
    const missed = documented.filter(
      answer =>
        !seen.has(answer) &&
        !testedElsewhere.some(other => answer.startsWith(other)),
    );
    expect(missed).toEqual([]);
  });
});
