import { signatureOf } from '@groundwork/plugin-control-plane-node';
import { ApproverClients } from './ApproverClients';

const secretOf = (name: string) => `${name}-with-more-than-32-bytes-in-all`;
const clients = ApproverClients.fromConfig({
  one: { roles: ['approver'], secrets: [{ id: 'a', secret: secretOf('a') }] },
  many: {
    roles: [],
    secrets: ['b', 'c', 'd'].map(id => ({ id, secret: secretOf(id) })),
  },
});

describe('ApproverClients', () => {
  it('finds the secret that something was signed with, if it is one of the client’s', () => {
    const found = (name: string, secret: string) =>
      clients.findKey(name, 'text', signatureOf('text', secretOf(secret)));
    expect([
      found('one', 'a'),
      ...['b', 'c', 'd'].map(id => found('many', id)),
    ]).toEqual(['a', 'b', 'c', 'd']);
    expect([
      found('one', 'b'),
      found('many', 'a'),
      found('nobody', 'a'),
      clients.findKey('one', 'text', ''),
      clients.findKey('one', 'text', 'v1='),
    ]).toEqual(Array.from({ length: 5 }, () => undefined));
  });

  it('lets nobody in where there are no clients', () => {
    const none = ApproverClients.fromConfig({});
    expect(
      none.findKey('one', 'text', signatureOf('text', secretOf('a'))),
    ).toBeUndefined();
    expect(none.has('one')).toBe(false);
    expect(none.rolesOf('one')).toEqual([]);
  });

  it('takes as long for clients that there are as for others, however many secrets they have', () => {
    const wrong = signatureOf('text', 'another secret');
    const names = ['one', 'many', 'nobody'];
    const times = new Map(names.map(name => [name, [] as number[]]));
    for (let round = 0; round < 5_000; round += 1) {
      for (const name of names) {
        const startedAt = performance.now();
        clients.findKey(name, `text ${round}`, wrong);
        times.get(name)?.push(performance.now() - startedAt);
      }
    }
    const [one, many, nobody] = [...times.values()].map(medianOf);
    // What a secret more would take is a third.
    for (const other of [one, many]) {
      expect(other / nobody).toBeGreaterThan(0.85);
      expect(other / nobody).toBeLessThan(1.15);
    }
  });
});

function medianOf(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length / 2];
}
