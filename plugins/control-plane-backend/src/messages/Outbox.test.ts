import { TestDatabases } from '@backstage/backend-test-utils';
import { createTestStores, waitFor, type TestStores } from '../__testUtils__';
import type { Message, MessagePublisher } from './Message';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const longAgo = '2000-01-01T00:00:00.000Z';

describe.each(databases.eachSupportedId())('Outbox on %p', id => {
  let stores: TestStores;
  let sent: { message: Message; messageId: string }[];
  let publish: MessagePublisher;

  beforeEach(async () => {
    sent = [];
    publish = async (message, messageId) => {
      sent.push({ message, messageId });
    };
    stores = await createTestStores(await databases.init(id), (...message) =>
      publish(...message),
    );
  });

  const append = (...ids: string[]) =>
    stores.database.transaction(async transaction => {
      for (const request_id of ids) {
        await stores.outbox.append(transaction, {
          kind: 'environment-request-changed',
          payload: { request_id },
        });
      }
    });
  const rows = () => stores.knex('outbox').orderBy('id');
  const makeDue = () =>
    stores.knex('outbox').update({ due_at: longAgo, lease_until: null });
  const sentIds = () =>
    sent.map(({ message }) =>
      'request_id' in message.payload ? message.payload.request_id : '',
    );
  const names = (count: number) =>
    Array.from({ length: count }, (_, index) => `m${index}`);

  it('sends every message in order, and keeps none that was sent', async () => {
    // More than fit in one batch.
    await append(...names(120));
    await stores.outbox.drain();
    expect(sentIds()).toEqual(names(120));
    expect(await rows()).toEqual([]);
  });

  it('sends nothing of a transaction that was rolled back', async () => {
    await expect(
      stores.database.transaction(async transaction => {
        await stores.outbox.append(transaction, {
          kind: 'environment-request-changed',
          payload: { request_id: 'never' },
        });
        throw new Error('No');
      }),
    ).rejects.toThrow('No');
    await stores.outbox.drain();
    expect(sent).toEqual([]);
  });

  it('sends again, with the same id and after a while, what could not be sent, and meanwhile the others', async () => {
    await append('bad', 'good');
    const works = publish;
    publish = async (message, messageId) => {
      if (
        'request_id' in message.payload &&
        message.payload.request_id === 'bad'
      ) {
        throw new Error('The recipient is away');
      }
      await works(message, messageId);
    };
    await stores.outbox.drain();
    expect(sentIds()).toEqual(['good']);
    const [left, ...others] = await rows();
    expect(others).toEqual([]);
    expect(left).toMatchObject({ attempt: 1, ticket: null });

    publish = works;
    await stores.outbox.drain();
    expect(sentIds()).toEqual(['good']);

    await makeDue();
    await stores.outbox.drain();
    expect(sentIds()).toEqual(['good', 'bad']);
    expect(sent[1].messageId).toBe(left.message_id);
    expect(await rows()).toEqual([]);
  });

  it('gives up a message that nobody ever takes, rather than keep it for ever', async () => {
    await append('bad');
    publish = async () => {
      throw new Error('No');
    };
    const attempts: number[] = [];
    for (;;) {
      await makeDue();
      await stores.outbox.drain();
      const [left] = await rows();
      if (!left) {
        break;
      }
      attempts.push(left.attempt);
    }
    expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('does not let a message that cannot be read keep the others', async () => {
    await append('unreadable', 'good');
    await stores
      .knex('outbox')
      .where('id', (await rows())[0].id)
      .update({
        payload: '{',
      });
    await stores.outbox.drain();
    expect(sentIds()).toEqual(['good']);
  });

  it('is taken over, when a sender dies in the middle, after its lease', async () => {
    await append('one', 'two');
    const dead = await createTestStores(
      stores.knex,
      // Dies: never comes back, and deletes nothing.
      () => new Promise(() => {}),
    );
    void dead.outbox.drain().catch(() => {});
    await waitFor(rows, ([row]) => row.ticket !== null);

    await stores.outbox.drain();
    expect(sent).toEqual([]);

    await stores.knex('outbox').update({ lease_until: longAgo });
    await stores.outbox.drain();
    expect(sentIds()).toEqual(['one', 'two']);
    expect(await rows()).toEqual([]);
  });

  it('does not let a sender that lost its lease delete what another one holds', async () => {
    await append('one');
    let finish: () => void = () => {};
    const slow = await createTestStores(
      stores.knex,
      () =>
        new Promise(resolve => {
          finish = resolve;
        }),
    );
    const draining = slow.outbox.drain();
    await waitFor(rows, ([row]) => row.ticket !== null);
    await stores.knex('outbox').update({ ticket: 'of-another' });
    finish();
    await draining;
    expect(await rows()).toEqual([
      expect.objectContaining({ ticket: 'of-another' }),
    ]);
  });

  it('sends each message once when several send at the same time', async () => {
    await append(...names(60));
    const others = await Promise.all(
      [0, 1, 2].map(() =>
        createTestStores(stores.knex, (...message) => publish(...message)),
      ),
    );
    await Promise.all([stores, ...others].map(({ outbox }) => outbox.drain()));
    expect(sentIds().sort()).toEqual(names(60).sort());
  });

  it('looks once more when something came while it was sending', async () => {
    await append('first');
    const works = publish;
    publish = async (message, messageId) => {
      await works(message, messageId);
      publish = works;
      await append('second');
      void stores.outbox.drain();
    };
    await stores.outbox.drain();
    expect(sentIds()).toEqual(['first', 'second']);
  });
});

describe('Outbox', () => {
  it('does not wait for a recipient that hangs', async () => {
    const { outbox, database, knex } = await createTestStores(
      await databases.init('SQLITE_3'),
      () => new Promise(() => {}),
    );
    await database.transaction(transaction =>
      outbox.append(transaction, {
        kind: 'environment-request-changed',
        payload: { request_id: 'one' },
      }),
    );
    jest.useFakeTimers({
      doNotFake: [
        'setImmediate',
        'nextTick',
        'queueMicrotask',
        'performance',
        'Date',
      ],
    });
    try {
      const draining = outbox.drain();
      while (jest.getTimerCount() === 0) {
        await new Promise(setImmediate);
      }
      jest.advanceTimersByTime(10_000);
      await draining;
    } finally {
      jest.useRealTimers();
    }
    expect(await knex('outbox')).toEqual([
      expect.objectContaining({ attempt: 1, ticket: null }),
    ]);
  });
});
