import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { addHours } from '@groundwork/plugin-control-plane-common';
import {
  isApprover,
  isRequester,
  toMemberRef,
  type EnvironmentRequestWithApprovers,
} from '@groundwork/plugin-control-plane-node';
import fc from 'fast-check';
import { createTestStores, type TestStores } from '../__testUtils__';
import type { RequestGrant } from '../identity';
import { refsOf } from './ApproverStore';
import { createApprovalStores, type ApprovalStores } from './createApprovals';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const people = ['ana', 'ben', 'cy'].map(name => `user:default/${name}`);
const refs = [
  ...people,
  'group:default/sre',
  'role:approver',
  'approver-client:checks',
];
const someRefs = fc.subarray(refs);
const aSubstitution = fc.record({
  absent: fc.constantFrom(...people),
  substitute: fc.constantFrom(...people),
  refs: fc.subarray(refs, { minLength: 1 }),
  begins: fc.constantFrom(-48, -1, 1),
  lasts: fc.constantFrom(24, 72),
});
const aWorld = fc.record({
  requests: fc.array(
    fc.record({
      requested_by: fc.constantFrom(...people, 'User:default/Ana'),
      edited_by: fc.option(
        fc.subarray([people[1], 'User:default/Cy'], { minLength: 1 }),
        { nil: undefined },
      ),
      approvers: someRefs,
    }),
    { minLength: 1, maxLength: 4 },
  ),
  substitutions: fc.array(aSubstitution, { maxLength: 3 }),
  asked: someRefs,
});

/** What a condition is for the database, and for one request. */
type Case = [
  scope: RequestGrant['scope'],
  allows: (request: EnvironmentRequestWithApprovers) => boolean,
];
type World = typeof aWorld extends fc.Arbitrary<infer T> ? T : never;

describe.each(databases.eachSupportedId())('IS_APPROVER on %p', id => {
  let stores: TestStores & ApprovalStores;

  beforeAll(async () => {
    const knex = await databases.init(id);
    stores = {
      ...(await createTestStores(knex)),
      ...createApprovalStores({ knex }),
    };
  });

  async function make(world: World) {
    const { knex, database, approverStore, substitutes } = stores;
    await knex('environment_requests').delete();
    await knex('approval_substitutes').delete();
    const made = [];
    for (const { approvers, ...change } of world.requests) {
      const request = await stores.addRequest(change);
      await database.transaction(transaction =>
        approverStore.replace(
          transaction,
          request.id,
          approvers.map(ref => ({ ref, via: 'policy' as const })),
        ),
      );
      made.push(request);
    }
    for (const {
      absent,
      substitute,
      begins,
      lasts,
      ...substitution
    } of world.substitutions) {
      await database.transaction(async transaction => {
        const from = addHours(transaction.now, begins);
        await substitutes.insert(
          transaction,
          {
            id: randomUUID(),
            absent,
            substitute,
            from,
            until: addHours(from, lasts),
            reason: '',
            created_by: absent,
            created_at: transaction.now,
          },
          substitution.refs,
        );
      });
    }
    return made;
  }

  it('finds in lists just what it allows one by one, whoever stands in for whom', async () => {
    await fc.assert(
      fc.asyncProperty(aWorld, async world => {
        const made = await make(world);
        const approvers = await stores.approverStore.list(
          made.map(request => request.id),
        );
        for (const request of made) {
          const madeBy = [request.requested_by, ...(request.edited_by ?? [])];
          const absent = approvers
            .get(request.id)!
            .standIns.map(standIn => standIn.absent);
          expect(
            absent.filter(ref => madeBy.map(toMemberRef).includes(ref)),
          ).toEqual([]);
        }
        const params = { refs: world.asked };
        const subjects = { subjects: [people[0]] };
        const withRefs = made.map(request => ({
          ...request,
          approver_refs: refsOf(approvers.get(request.id)!),
        }));
        const isTheirs = isRequester.toQuery(subjects);
        const cases: Case[] = [
          [
            isApprover.toQuery(params),
            request => isApprover.apply(request, params),
          ],
          [
            { allOf: [isApprover.toQuery(params), { not: isTheirs }] },
            request =>
              isApprover.apply(request, params) &&
              !isRequester.apply(request, subjects),
          ],
          [
            { not: isApprover.toQuery(params) },
            request => !isApprover.apply(request, params),
          ],
        ];
        for (const [scope, allows] of cases) {
          const { items } = await stores.requests.list({
            limit: 100,
            scopes: [scope],
          });
          expect(items.map(item => item.id).sort()).toEqual(
            withRefs
              .filter(allows)
              .map(request => request.id)
              .sort(),
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});
