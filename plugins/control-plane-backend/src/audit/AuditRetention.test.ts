import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestAudit, type TestAudit } from '../__testUtils__';
import { retentionAction } from './ChainStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const yearMs = 365 * 86_400_000;

describe.each(databases.eachSupportedId())('retention on %p', id => {
  let log: TestAudit;
  let knex: Knex;

  /** Events of long ago, and some of now. */
  beforeEach(async () => {
    knex = await databases.init(id);
    log = await createTestAudit(knex);
    await log.write(5, 'old');
    await knex('audit_events').update({
      created_at: '2001-01-01T00:00:00.000Z',
    });
    await log.write(3, 'new');
    await log.sealer.seal();
  });

  it('removes what is too old, and leaves a chain that can be verified', async () => {
    const fifth = (await log.chain.findSeal(5))!;
    expect(await log.applyRetention(yearMs)).toBe(5);
    expect(await log.chain.read()).toMatchObject({
      base_position: 5,
      base_hash: fifth.hash,
      head_position: 8,
    });
    expect(await knex('audit_events').orderBy('id').pluck('action')).toEqual([
      'new.0',
      'new.1',
      'new.2',
      retentionAction,
    ]);
    expect(await log.verify()).toMatchObject({
      status: 'intact',
      verified: 3,
      unsealed: 1,
    });
    await log.sealer.seal();
    expect(await log.verify()).toMatchObject({
      status: 'intact',
      verified: 4,
      first_position: 6,
      last_position: 9,
    });
    expect(await log.verify({ after: 2 })).toMatchObject({
      status: 'intact',
      verified: 4,
    });
    expect(await log.applyRetention(yearMs)).toBe(0);
  });

  it('can remove everything, and go on from there', async () => {
    // Within a millisecond all of them are from before.
    const [{ newest }] = await knex('audit_events').max({
      newest: 'created_at',
    });
    while ((await log.database.now()) <= newest) {
      // The clock of the database has not moved yet.
    }
    expect(await log.applyRetention(0)).toBe(8);
    expect(await log.verify()).toMatchObject({ status: 'intact', verified: 0 });
    await log.sealer.seal();
    expect(await log.verify()).toMatchObject({ status: 'intact', verified: 1 });
  });

  it('removes nothing that is not sealed', async () => {
    await log.write(2, 'unsealed');
    await knex('audit_events')
      .where('action', 'like', 'unsealed%')
      .update({ created_at: '2001-01-01T00:00:00.000Z' });
    await log.applyRetention(yearMs);
    expect(
      await knex('audit_events').where('action', 'like', 'unsealed%'),
    ).toHaveLength(2);
    await log.sealer.seal();
    expect((await log.verify()).status).toBe('intact');
  });

  it('removes from the oldest end only, whatever an event in the middle says', async () => {
    await knex('audit_seals').delete();
    await knex('audit_chain').update({
      head_position: 0,
      head_hash: '0'.repeat(64),
    });
    const ids = await knex('audit_events').orderBy('id').pluck('id');
    await knex('audit_unsealed').insert(ids.map(event_id => ({ event_id })));
    await knex('audit_events')
      .where('id', ids[1])
      .update({ created_at: await log.database.now() });
    await log.sealer.seal();
    expect(await log.applyRetention(yearMs)).toBe(1);
    expect((await log.verify()).status).toBe('intact');
  });

  it('keeps what was tampered with, as evidence', async () => {
    const { event_id } = (await log.chain.findSeal(3))!;
    await knex('audit_events')
      .where('id', event_id)
      .update({ message: 'Nothing' });
    expect(await log.applyRetention(yearMs)).toBe(2);
    expect(log.logger.error).toHaveBeenCalledWith(
      expect.stringContaining(`Event ${event_id} is not what was sealed`),
    );
    expect(await log.verify()).toMatchObject({
      status: 'broken',
      broken_id: event_id,
    });
  });

  describe('that somebody imitates', () => {
    /** Removes the oldest events as retention would. */
    const remove = async (through: number) => {
      const { hash } = (await log.chain.findSeal(through))!;
      await log.database.transaction(async transaction => {
        await log.chain.removeThrough(transaction, through);
        await log.chain.move(transaction, {
          base_position: through,
          base_hash: hash,
        });
      });
    };

    it('is told from it, as no event says so', async () => {
      await remove(6);
      expect(await log.verify()).toMatchObject({
        status: 'broken',
        reason: 'retention_differs',
        broken_position: 7,
      });
    });

    it('is told from it, as the event says something else', async () => {
      await log.applyRetention(yearMs);
      await log.sealer.seal();
      await remove(6);
      const told = await knex('audit_events')
        .where('action', retentionAction)
        .first();
      expect(await log.verify()).toMatchObject({
        status: 'broken',
        reason: 'retention_differs',
        broken_id: told.id,
      });
      await knex('audit_events')
        .where('id', told.id)
        .update({ metadata: 'nonsense' });
      expect((await log.verify()).status).toBe('broken');
    });

    it('is told from it, as what a product reports does not count', async () => {
      const { hash } = (await log.chain.findSeal(6))!;
      await remove(6);
      await log.database.transaction(transaction =>
        log.audit.appendReported(
          transaction,
          {
            principal: {
              type: 'subject',
              id: 'mallory',
              ownership_refs: [],
              authentication: { method: 'hs256' as const },
              roles: ['product'],
            },
            request_id: 'r-1',
          },
          {
            action: retentionAction,
            metadata: { through_position: 6, through_hash: hash },
          },
        ),
      );
      expect(await log.verify()).toMatchObject({
        status: 'broken',
        reason: 'retention_differs',
      });
    });

    it.each([{ base_hash: 'f'.repeat(64) }, { base_position: 4 }])(
      'is told from it when the beginning is %p',
      async change => {
        await log.applyRetention(yearMs);
        await log.sealer.seal();
        await knex('audit_chain').update(change);
        expect(await log.verify()).toMatchObject({
          status: 'broken',
          reason: 'retention_differs',
        });
      },
    );
  });

  it('does not disturb a verification that is under way', async () => {
    const run = log.verifier.verify({
      limit: 100,
      signal: new AbortController().signal,
    });
    // The run has read where the chain began, and nothing else.
    const begun = run.next();
    await log.applyRetention(yearMs);
    await begun;
    let step = await run.next();
    while (!step.done) {
      step = await run.next();
    }
    expect(step.value).toMatchObject({ status: 'intact', last_position: 8 });
  });
});
