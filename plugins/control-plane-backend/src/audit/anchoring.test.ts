import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  AuditChain,
  AuditVerification,
} from '@groundwork/plugin-control-plane-common';
import {
  callApi,
  createTestAudit,
  InMemoryAnchorSink,
  startControlPlane,
  waitFor,
} from '../__testUtils__';
import { AuditAnchorer } from './AuditAnchorer';
import { ChainWatch } from './ChainWatch';
import { FileAnchorSink } from './FileAnchorSink';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const { signal } = new AbortController();

describe('FileAnchorSink', () => {
  let directory: string;
  let path: string;
  let sink: FileAnchorSink;
  const anchor = (position: number) => ({
    position,
    hash: 'a'.repeat(64),
    anchored_at: '2026-01-01T00:00:00.000Z',
  });
  const read = async () => {
    const anchors = [];
    for await (const each of sink.read({ signal })) {
      anchors.push(each);
    }
    return anchors;
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'groundwork-anchors-'));
    path = join(directory, 'deep', 'anchors.ndjson');
    sink = FileAnchorSink.create({ path });
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('has none before the first, and then all in their order', async () => {
    expect(await read()).toEqual([]);
    await sink.write(anchor(3));
    await sink.write(anchor(7));
    expect(await read()).toEqual([anchor(3), anchor(7)]);
    expect(await readFile(path, 'utf8')).toBe(
      `${JSON.stringify(anchor(3))}\n${JSON.stringify(anchor(7))}\n`,
    );
  });

  it('loses no anchor to a line that a crash has cut off', async () => {
    await sink.write(anchor(3));
    await appendFile(path, '{"position":5,"ha');
    expect(await read()).toEqual([anchor(3)]);
    await sink.write(anchor(7));
    expect(await read()).toEqual([anchor(3), anchor(7)]);
  });

  it('does not take something else for an anchor', async () => {
    await sink.write(anchor(3));
    await writeFile(path, '{"position":"5"}\n');
    await expect(read()).rejects.toThrow('is not an anchor');
  });
});

describe.each(databases.eachSupportedId())('anchoring on %p', id => {
  it('writes the head down when it has moved, in each sink, and tells what failed', async () => {
    const log = await createTestAudit(await databases.init(id));
    const other = new InMemoryAnchorSink('other');
    const anchorer = AuditAnchorer.create({
      ...log,
      sinks: [other, log.sink],
    });
    await anchorer.anchor(signal);
    expect(log.sink.anchors).toEqual([]);

    await log.write(3);
    await log.sealer.seal();
    other.failure = new Error('The disk is full');
    await anchorer.anchor(signal);
    await anchorer.anchor(signal);
    const { head_hash } = await log.chain.read();
    expect(log.sink.anchors).toEqual([
      { position: 3, hash: head_hash, anchored_at: expect.any(String) },
    ]);
    expect(await log.chain.findLastAnchor('memory')).toEqual({
      sink: 'memory',
      ...log.sink.anchors[0],
    });
    expect(await log.chain.findLastAnchor('other')).toBeUndefined();
    expect(await log.chain.readAnchorFailures()).toEqual([
      {
        sink: 'other',
        message: 'The disk is full',
        failed_at: expect.any(String),
      },
    ]);
    expect(log.logger.error).toHaveBeenCalledTimes(2);

    other.failure = undefined;
    await anchorer.anchor(signal);
    expect(other.anchors).toHaveLength(1);
    expect(await log.chain.readAnchorFailures()).toEqual([]);
  });

  it('raises the alarm once for each thing that is broken, and keeps what was found', async () => {
    const log = await createTestAudit(await databases.init(id));
    const onCommitted = jest.fn();
    const watch = ChainWatch.create({
      ...log,
      responsible: ['group:default/platform', 'not an entity'],
      onCommitted,
    });
    const told = async () =>
      (await log.knex('outbox').where('kind', 'notification')).map(
        ({ payload }) => JSON.parse(payload),
      );
    await log.write(4);
    await log.sealer.seal();
    await watch.verify(signal);
    expect(await told()).toEqual([]);
    expect(await log.chain.readLastVerification()).toMatchObject({
      status: 'intact',
      verified: 4,
    });

    const tamper = async (position: number) =>
      log
        .knex('audit_events')
        .where('id', (await log.chain.findSeal(position))!.event_id)
        .update({ message: 'Nothing happened' });
    await tamper(3);
    await watch.verify(signal);
    await watch.verify(signal);
    expect(await told()).toEqual([
      expect.objectContaining({
        recipients: ['group:default/platform'],
        severity: 'high',
        link: '/audit',
      }),
    ]);
    expect(await log.chain.readLastVerification()).toMatchObject({
      status: 'broken',
      broken_position: 3,
    });
    expect(log.logger.error).toHaveBeenCalledTimes(2);
    expect(onCommitted).toHaveBeenCalledTimes(2);

    await tamper(2);
    await watch.verify(signal);
    expect(await told()).toHaveLength(2);
  });

  it('shows through the file of the configuration that the end was cut off', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'groundwork-anchors-'));
    const file = join(directory, 'anchors.ndjson');
    const plane = await startControlPlane({
      databases,
      databaseId: id,
      config: {
        audit: {
          sealInterval: { milliseconds: 50 },
          anchor: { file, interval: { milliseconds: 100 } },
        },
      },
    });
    const { knex } = plane;
    const token = await plane.token('ada', ['admin']);
    const ask = async <T>(path: string) =>
      (await callApi<T>(plane.url, 'GET', `/v1/audit/${path}`, { token })).body;
    for (const action of ['order.made', 'order.paid', 'order.sent']) {
      await callApi(plane.url, 'POST', '/v1/audit', {
        token,
        json: { action },
      });
    }
    const [{ count }] = await knex('audit_events').count({ count: '*' });
    const last = Number(count);
    const chain = await waitFor(
      () => ask<AuditChain>('chain'),
      ({ anchors }) => anchors[0]?.position === last,
    );
    expect(chain).toMatchObject({
      head_position: last,
      anchors: [{ sink: 'file', position: last, hash: chain.head_hash }],
    });
    expect(await ask('verify')).toMatchObject({ status: 'intact' });

    const { event_id, previous_hash } = await knex('audit_seals')
      .where('position', last)
      .first();
    await knex('audit_events').where('id', event_id).delete();
    await knex('audit_seals').where('position', last).delete();
    await knex('audit_chain').update({
      head_position: last - 1,
      head_hash: previous_hash,
    });
    await knex('audit_anchors').delete();
    expect(await ask<AuditVerification>('verify')).toMatchObject({
      status: 'broken',
      reason: 'truncated',
      broken_position: last,
    });
    await plane.stop();
    await rm(directory, { recursive: true, force: true });
  });
});

it('refuses a Git sink of which no module is installed', async () => {
  await expect(
    startControlPlane({
      databases,
      databaseId: 'SQLITE_3',
      config: { audit: { anchor: { git: { url: 'var/audit.git' } } } },
    }),
  ).rejects.toThrow('controlPlane.audit.anchor.git');
});
