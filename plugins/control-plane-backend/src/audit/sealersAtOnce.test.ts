import { TestDatabases } from '@backstage/backend-test-utils';
import {
  createGate,
  createTestAudit,
  waitFor,
  type TestAudit,
} from '../__testUtils__';

// SQLite has one writer at a time.
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe.each(databases.eachSupportedId())('sealers at once on %p', id => {
  let log: TestAudit;

  beforeEach(async () => {
    log = await createTestAudit(await databases.init(id));
  });

  it('seals an event that commits after others with higher ids', async () => {
    const gate = createGate();
    const late = log.database.transaction(async transaction => {
      await log.audit.append(transaction, 'system', {
        action: 'late',
        target_type: 'thing',
        target_id: '1',
        message: '',
      });
      await gate.pass();
    });
    await waitFor(
      async () => gate.waiting,
      waiting => waiting === 1,
    );
    await log.write(3);
    await log.sealer.seal();
    expect(await log.verify()).toMatchObject({ status: 'intact', verified: 3 });
    gate.open();
    await late;
    await log.sealer.seal();
    expect(await log.verify()).toMatchObject({
      status: 'intact',
      verified: 4,
      unsealed: 0,
    });
    const [first] = await log.knex('audit_events').orderBy('id');
    expect(first.action).toBe('late');
    expect(
      await log.knex('audit_seals').where('event_id', first.id).first(),
    ).toMatchObject({ position: 4 });
  });

  it('leaves the work to another one that is at it', async () => {
    await log.write(1);
    const gate = createGate();
    const other = log.database.transaction(async transaction => {
      await log.chain.take(transaction);
      await gate.pass();
    });
    await waitFor(
      async () => gate.waiting,
      waiting => waiting === 1,
    );
    await log.sealer.seal();
    expect(await log.chain.countUnsealed()).toBe(1);
    gate.open();
    await other;
    await log.sealer.seal();
    expect(await log.verify()).toMatchObject({
      status: 'intact',
      verified: 1,
      unsealed: 0,
    });
  });
});
