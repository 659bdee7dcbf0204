import { KubeStatusError, type KubeObject } from '../client';
import { listRunningPods } from './listRunningPods';

const { signal } = new AbortController();
const pod = (
  name: string,
  phase?: string,
  metadata: Partial<KubeObject['metadata']> = {},
): KubeObject => ({
  metadata: { name, uid: `uid-${name}`, resourceVersion: '7', ...metadata },
  ...(phase !== undefined && { status: { phase } }),
});
const refusal = (status: number) =>
  KubeStatusError.fromResponse({
    status,
    subject: { verb: 'list', resource: 'pods' },
    text: '',
    retryAfter: undefined,
  });

describe('listRunningPods', () => {
  it('finds what runs or is about to, whoever started it, and not what ends or has ended', async () => {
    const list = async () => [
      pod('running', 'Running'),
      pod('pending', 'Pending'),
      pod('new'),
      pod('done', 'Succeeded'),
      pod('broken', 'Failed'),
      pod('going', 'Running', { deletionTimestamp: '2026-01-31T12:00:00Z' }),
    ];
    const found = await listRunningPods({ list }, 'payments', { signal });
    expect(found.map(([id]) => id)).toEqual([
      'Pod/running',
      'Pod/pending',
      'Pod/new',
    ]);
    // By its uid alone, whatever its status becomes.
    expect(found[0][1]).toEqual({
      kind: 'Pod',
      metadata: { name: 'running', namespace: 'payments', uid: 'uid-running' },
    });
  });

  it('finds nothing where it may not look, and fails where something is wrong', async () => {
    const failing = (status: number) =>
      listRunningPods(
        { list: () => Promise.reject(refusal(status)) },
        'payments',
        { signal },
      );
    expect(await failing(403)).toEqual([]);
    await expect(failing(500)).rejects.toMatchObject({ status: 500 });
  });
});
