import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestAudit, waitFor, type TestAudit } from '../__testUtils__';
import { ControlPlaneDatabase, isSqlite, type Transaction } from '../database';
import { canonicalJson } from '../plans';
import { createHash } from 'node:crypto';
import { AuditSealer } from './AuditSealer';
import { ChainStore } from './ChainStore';
import { sealedColumns } from './hashOfSeal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the sealer on %p', id => {
  let log: TestAudit;
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
    log = await createTestAudit(knex);
  });

  afterEach(async () => {
    await log.sealer.stop();
  });

  const append = (transaction: Transaction, action: string) =>
    log.audit.append(transaction, 'system', {
      action,
      target_type: 'thing',
      target_id: '1',
      message: '',
    });
  /** What a verification finds, with how many events there are in all. */
  const survey = async () => {
    const [{ events }] = await knex('audit_events').count({ events: '*' });
    return { ...(await log.verify()), events: Number(events) };
  };
  /** Everything is sealed, once, without a gap. */
  const whole = (count: number) =>
    expect.objectContaining({
      status: 'intact',
      events: count,
      verified: count,
      unsealed: 0,
    });

  it('writes the hash that the documentation promises', async () => {
    const { id: tenant } = await log.addTenant();
    await log.write(2, 'thing.happened', tenant);
    await log.sealer.seal();
    const [first, second] = await knex('audit_seals').orderBy('position');
    const row = await knex('audit_events').where('id', second.event_id).first();
    expect(first).toMatchObject({ position: 1, previous_hash: '0'.repeat(64) });
    const { tenant_id, placement_id, ...event } = row;
    expect(tenant_id).toBe(tenant);
    expect(placement_id).toBeNull();
    expect(Object.keys({ ...event, placement_id }).sort()).toEqual([
      ...sealedColumns,
    ]);
    expect(second).toEqual({
      position: 2,
      event_id: row.id,
      previous_hash: first.hash,
      hash: createHash('sha256')
        .update(
          canonicalJson({ position: 2, previous_hash: first.hash, event }),
        )
        .digest('hex'),
    });
  });

  it('seals every column there is', async () => {
    const columns = Object.keys(await knex('audit_events').columnInfo());
    expect([...sealedColumns, 'tenant_id'].sort()).toEqual(columns.sort());
  });

  it('seals in the order of the ids, and what comes later behind it', async () => {
    await log.write(3);
    await log.sealer.seal();
    await log.write(2);
    await log.sealer.seal();
    const seals = await knex('audit_seals').orderBy('position');
    expect(seals.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
    const ids = seals.map(({ event_id }) => event_id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(await log.chain.read()).toMatchObject({
      head_position: 5,
      head_hash: seals[4].hash,
    });
  });

  it('leaves neither a change nor its event when the transaction is rolled back', async () => {
    await expect(
      log.database.transaction(async transaction => {
        await append(transaction, 'thing.happened');
        throw new Error('No');
      }),
    ).rejects.toThrow('No');
    await log.write(1);
    await log.sealer.seal();
    expect(await survey()).toEqual(whole(1));
  });

  it('seals more than one batch', async () => {
    await log.database.transaction(async transaction => {
      for (let index = 0; index < 1_100; index++) {
        await append(transaction, 'thing.happened');
      }
    });
    await log.sealer.seal();
    expect(await survey()).toEqual(whole(1_100));
  });

  it('seals by itself a moment after a commit, many commits together', async () => {
    await log.write(20);
    for (let index = 0; index < 20; index++) {
      log.sealer.wake();
    }
    await waitFor(
      () => log.chain.countUnsealed(),
      count => count === 0,
    );
    await log.sealer.stop();
    expect(await survey()).toEqual(whole(20));
  });

  it('keeps a trace of an event that was deleted before it was sealed', async () => {
    await log.write(3);
    const [, second] = await knex('audit_events').orderBy('id').pluck('id');
    await knex('audit_events').where('id', second).delete();
    await log.sealer.seal();
    expect(await log.verify()).toMatchObject({
      status: 'broken',
      broken_id: second,
      broken_position: 2,
      reason: 'deleted',
    });
  });

  it('does not fork the chain and misses nothing, with many writers and two sealers', async () => {
    const other = isSqlite(knex)
      ? log.database
      : await ControlPlaneDatabase.create({
          getClient: async () => knex,
          migrations: { skip: true },
        });
    const second = AuditSealer.create({
      database: other,
      chain: ChainStore.create({ knex: other.knex }),
      logger: log.logger,
    });
    let writing = true;
    const keepSealing = async (sealer: AuditSealer) => {
      while (writing) {
        await sealer.seal();
        await new Promise(resolve => setImmediate(resolve));
      }
    };
    const sealing = [log.sealer, second].map(keepSealing);
    await Promise.all(
      Array.from({ length: 8 }, (_, writer) => log.write(25, `by.${writer}`)),
    );
    writing = false;
    await Promise.all(sealing);
    await Promise.all([log.sealer.seal(), second.seal()]);
    await log.sealer.seal();
    expect(await survey()).toEqual(whole(200));
  });
});
