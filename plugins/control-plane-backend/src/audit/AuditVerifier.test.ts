import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import {
  createTestAudit,
  everyAuditColumn,
  otherAuditValue,
  type TestAudit,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the chain on %p', id => {
  let log: TestAudit;
  let knex: Knex;
  /** The rows as they were before a test tampered with them. */
  let saved: Record<string, object[]>;
  const tables = ['audit_events', 'audit_seals', 'audit_chain'];
  const chained = (position: number) =>
    knex('audit_events').where(
      'id',
      knex('audit_seals').where({ position }).select('event_id'),
    );
  const idAt = async (position: number): Promise<number> =>
    (await log.chain.findSeal(position))!.event_id;

  beforeAll(async () => {
    knex = await databases.init(id);
    log = await createTestAudit(knex);
    const { id: tenant } = await log.addTenant({
      id: 'b4c7b1f4-5d8e-4a7a-9d7e-0d7a3c8b1f11',
    });
    await log.write(12, 'thing.happened', tenant);
    await knex('audit_events').update(everyAuditColumn);
    await log.sealer.seal();
    saved = {};
    for (const table of tables) {
      saved[table] = await knex(table);
    }
  });

  beforeEach(async () => {
    log.sink.anchors = [];
    log.sink.failure = undefined;
    for (const table of tables) {
      await knex(table).delete();
      await knex(table).insert(saved[table]);
    }
    await knex('audit_unsealed').delete();
  });

  it('is intact when nobody has touched it', async () => {
    const { head_hash } = await log.chain.read();
    expect(await log.verify()).toEqual({
      status: 'intact',
      verified: 12,
      first_position: 1,
      last_position: 12,
      last_hash: head_hash,
      unsealed: 0,
      anchors_checked: 0,
      verified_at: expect.any(String),
    });
  });

  it('names the event of which any column was changed, or taken away', async () => {
    const original = await chained(5).first();
    const columns = Object.keys(original);
    for (const column of columns) {
      expect(original).toHaveProperty(column, expect.anything());
      const changes =
        column === 'id'
          ? [{ id: 1_000 }]
          : [
              { [column]: otherAuditValue(column, original[column]) },
              // The others must not be null.
              ...(['message', 'metadata', 'action', 'created_at'].includes(
                column,
              )
                ? []
                : [{ [column]: null }]),
            ];
      for (const change of changes) {
        await chained(5).update(change);
        expect(await log.verify()).toMatchObject({
          status: 'broken',
          verified: 4,
          last_position: 4,
          broken_id: original.id,
          broken_position: 5,
          reason: column === 'id' ? 'deleted' : 'changed',
        });
        await knex('audit_events')
          .where('id', column === 'id' ? 1_000 : original.id)
          .update(original);
      }
    }
    expect((await log.verify()).status).toBe('intact');
  });

  it('names the event of which any part of the seal was changed', async () => {
    const seal = (await log.chain.findSeal(5))!;
    const reasons = [];
    for (const change of [
      { hash: 'f'.repeat(64) },
      { previous_hash: 'f'.repeat(64) },
      { event_id: 1_000 },
      { position: 1_000 },
    ]) {
      await knex('audit_seals').where({ position: 5 }).update(change);
      const found = await log.verify();
      expect(found).toMatchObject({ status: 'broken', broken_position: 5 });
      reasons.push([found.broken_id, found.reason]);
      await knex('audit_seals')
        .where({ ...seal, ...change })
        .update(seal);
    }
    expect(reasons).toEqual([
      [seal.event_id, 'changed'],
      [seal.event_id, 'moved'],
      [1_000, 'deleted'],
      [seal.event_id, 'deleted'],
    ]);
  });

  it('names an event that was deleted', async () => {
    const broken_id = await idAt(3);
    await chained(3).delete();
    expect(await log.verify()).toMatchObject({
      status: 'broken',
      broken_id,
      broken_position: 3,
      reason: 'deleted',
    });
  });

  it('names an event that was deleted with its seal, and the first of several', async () => {
    const broken_id = await idAt(3);
    for (const positions of [[3], [3, 4, 5]]) {
      await knex('audit_events')
        .whereIn(
          'id',
          knex('audit_seals').whereIn('position', positions).select('event_id'),
        )
        .delete();
      await knex('audit_seals').whereIn('position', positions).delete();
      expect(await log.verify()).toMatchObject({
        status: 'broken',
        broken_id,
        broken_position: 3,
        reason: 'deleted',
      });
    }
  });

  it('names the first of two events that were swapped', async () => {
    const [fourth, seventh] = [await idAt(4), await idAt(7)];
    const swap = async (
      table: string,
      column: string,
      a: number,
      b: number,
    ) => {
      for (const [from, to] of [
        [a, 100_000],
        [b, a],
        [100_000, b],
      ]) {
        await knex(table).where(column, from).update(column, to);
      }
    };
    await swap('audit_events', 'id', fourth, seventh);
    expect(await log.verify()).toMatchObject({
      broken_id: fourth,
      broken_position: 4,
    });
    await swap('audit_events', 'id', fourth, seventh);
    expect((await log.verify()).status).toBe('intact');

    await swap('audit_seals', 'event_id', fourth, seventh);
    expect(await log.verify()).toMatchObject({
      status: 'broken',
      broken_position: 4,
    });
    await swap('audit_seals', 'event_id', fourth, seventh);

    await swap('audit_seals', 'position', 4, 7);
    expect(await log.verify()).toMatchObject({
      broken_id: seventh,
      broken_position: 4,
      reason: 'moved',
    });
  });

  it('names an event that was forged, with a seal copied from another, or with none', async () => {
    const { id: _, ...event } = await chained(6).first();
    const { hash, previous_hash } = (await log.chain.findSeal(6))!;
    await knex('audit_events').insert({ ...event, id: 900 });
    expect(await log.verify()).toMatchObject({
      broken_id: 900,
      reason: 'inserted',
    });

    await knex('audit_seals').insert({
      position: 13,
      event_id: 900,
      hash,
      previous_hash,
    });
    expect(await log.verify()).toMatchObject({
      broken_id: 900,
      broken_position: 13,
      reason: 'inserted',
    });

    await knex('audit_chain').update({ head_position: 13, head_hash: hash });
    expect(await log.verify()).toMatchObject({
      broken_id: 900,
      broken_position: 13,
      reason: 'moved',
    });
  });

  it('names an event that was slipped in among the old ones', async () => {
    const low = await idAt(1);
    const { id: _, ...event } = await chained(6).first();
    await knex('audit_events').insert({ ...event, id: low - 1 });
    expect(await log.verify()).toMatchObject({
      broken_id: low - 1,
      reason: 'inserted',
    });
  });

  it('shows that the head was changed, or that the end is missing', async () => {
    await knex('audit_chain').update({ head_hash: 'f'.repeat(64) });
    expect(await log.verify()).toMatchObject({
      status: 'broken',
      broken_position: 12,
      reason: 'truncated',
    });
    await knex('audit_chain').update(saved.audit_chain[0]);
    await chained(12).delete();
    await knex('audit_seals').where('position', 12).delete();
    expect(await log.verify()).toMatchObject({
      status: 'broken',
      broken_position: 12,
      reason: 'truncated',
    });
  });

  describe('whose end was cut off without a trace', () => {
    const cut = async (position: number) => {
      await knex('audit_events')
        .whereIn(
          'id',
          knex('audit_seals')
            .where('position', '>', position)
            .select('event_id'),
        )
        .delete();
      await knex('audit_seals').where('position', '>', position).delete();
      const { hash } = (await log.chain.findSeal(position))!;
      await knex('audit_chain').update({
        head_position: position,
        head_hash: hash,
      });
    };

    it('looks whole from the inside, and is told by what was anchored', async () => {
      await log.anchorer.anchor(new AbortController().signal);
      expect(await log.verify()).toMatchObject({
        status: 'intact',
        anchors_checked: 1,
      });
      await cut(9);
      expect(await log.verify()).toMatchObject({
        status: 'broken',
        verified: 9,
        reason: 'truncated',
        broken_position: 10,
      });
      log.sink.anchors = [];
      expect((await log.verify()).status).toBe('intact');
      await knex('audit_anchors').delete();
    });

    it('and that was grown anew is told by what was anchored', async () => {
      await log.anchorer.anchor(new AbortController().signal);
      await cut(9);
      await log.write(6, 'forged');
      await log.sealer.seal();
      expect(await log.verify()).toMatchObject({
        status: 'broken',
        reason: 'anchor_differs',
        broken_position: 12,
      });
      await knex('audit_anchors').delete();
    });
  });

  it('says so when a sink cannot be read, or has lost what was anchored', async () => {
    await log.anchorer.anchor(new AbortController().signal);
    log.sink.anchors = [];
    expect(await log.verify()).toMatchObject({
      status: 'intact',
      message: 'memory has lost the anchor of position 12',
    });
    log.sink.failure = new Error('Away');
    expect(await log.verify()).toMatchObject({
      status: 'intact',
      anchors_checked: 0,
      message: 'The anchors of memory could not be read and were not compared',
    });
    await knex('audit_anchors').delete();
  });

  it('gives the same answer in parts as in one', async () => {
    const inParts = async (limit: number) => {
      const parts = [await log.verify({ limit })];
      while (parts[parts.length - 1].next_cursor !== undefined) {
        const after = parts[parts.length - 1].next_cursor;
        parts.push(await log.verify({ limit, after }));
      }
      const last = parts[parts.length - 1];
      return {
        ...last,
        first_position: parts[0].first_position,
        verified: parts.reduce((sum, part) => sum + part.verified, 0),
        anchors_checked: parts.reduce(
          (sum, part) => sum + part.anchors_checked,
          0,
        ),
        verified_at: 'whenever',
      };
    };
    const seals = saved.audit_seals as { position: number; hash: string }[];
    log.sink.anchors = [3, 4, 4, 12].map(position => ({
      position,
      hash: seals.find(seal => seal.position === position)!.hash,
      anchored_at: '2026-01-01T00:00:00.000Z',
    }));
    for (const tamper of [
      async () => {},
      () => chained(8).update({ message: 'Nothing happened' }),
      () => chained(1).delete(),
      () => knex('audit_seals').where('position', 6).delete(),
    ]) {
      await tamper();
      const whole = { ...(await log.verify()), verified_at: 'whenever' };
      for (const limit of [1, 2, 3, 5, 12]) {
        const parts = await inParts(limit);
        expect({
          ...parts,
          last_position: whole.last_position,
          last_hash: whole.last_hash,
        }).toEqual(whole);
      }
    }
  });

  it('does not forget between two parts what it has read', async () => {
    const { next_cursor } = await log.verify({ limit: 6 });
    expect(next_cursor).toBe(6);
    await knex('audit_seals')
      .where('position', 6)
      .update({ hash: 'f'.repeat(64) });
    expect(await log.verify({ after: next_cursor, limit: 6 })).toMatchObject({
      status: 'broken',
      broken_position: 6,
    });
    expect(await log.verify({ after: 13 })).toMatchObject({
      status: 'broken',
      reason: 'truncated',
    });
  });

  it('stays intact when the tenant is deleted, also when one with its id comes', async () => {
    const { id: tenant } = await log.addTenant();
    await log.write(2, 'tenant.activated', tenant);
    await log.sealer.seal();
    await log.database.transaction(transaction =>
      log.tenants.delete(transaction, tenant),
    );
    expect(
      await knex('audit_events').where('written_tenant_id', tenant),
    ).toMatchObject([{ tenant_id: null }, { tenant_id: null }]);
    expect((await log.verify()).status).toBe('intact');

    const created_at = await log.database.now();
    await log.addTenant({ id: tenant, created_at });
    expect((await log.verify()).status).toBe('intact');
    await log.database.transaction(transaction =>
      log.tenants.delete(transaction, tenant),
    );
  });
});
