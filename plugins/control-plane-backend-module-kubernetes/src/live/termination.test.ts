import { explainTermination } from './termination';

const deletionTimestamp = '2026-01-01T00:00:00Z';
const begin = Date.parse(deletionTimestamp);

describe('explainTermination', () => {
  const namespace = (fields: object = {}, conditions: object[] = []) => ({
    metadata: { name: 'payments', deletionTimestamp, ...fields },
    status: { conditions },
  });

  it('looks again soon at first', () => {
    expect(explainTermination(namespace(), begin + 1_000)).toEqual({
      message: 'The namespace payments is being deleted',
      requeueAfterMs: 2_000,
    });
  });

  it('names what holds it, on one line', () => {
    const { message } = explainTermination(
      namespace({ finalizers: ['example.com/a'] }, [
        { status: 'True', message: 'Some\nfinalizers remaining: x. ' },
        { status: 'False', message: 'All is well' },
      ]),
      begin,
    );
    expect(message).toBe(
      'The namespace payments is being deleted: Some finalizers remaining: x; the namespace itself has the finalizers example.com/a',
    );
  });

  it('says that somebody has to see to it when it does not go', () => {
    expect(explainTermination(namespace(), begin + 60_000)).toEqual({
      message: `The namespace payments has been on its way out since ${deletionTimestamp} and does not go. Somebody has to see to what holds it`,
      requeueAfterMs: 30_000,
    });
  });
});
