import type { Entity } from '@backstage/catalog-model';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { anEnvironmentRequest } from './__testUtils__/anEnvironmentRequest';
import { EnvironmentStatusProcessor } from './EnvironmentStatusProcessor';
import { toEnvironmentEntity } from './toEnvironmentEntity';

const processor = new EnvironmentStatusProcessor();

function entityOf(overrides: Partial<EnvironmentRequest>): Entity {
  return toEnvironmentEntity(anEnvironmentRequest(1, overrides), {
    portalUrl: 'https://portal.example.com',
  })!;
}

describe('EnvironmentStatusProcessor', () => {
  it.each([
    [
      'failed',
      { status: 'failed', status_message: 'The branch main is protected.' },
      [
        {
          type: 'groundwork.dev/state',
          level: 'error',
          message: 'Failed: The branch main is protected.',
        },
      ],
    ],
    [
      'failed without a word why',
      { status: 'failed' },
      [{ type: 'groundwork.dev/state', level: 'error', message: 'Failed' }],
    ],
    [
      'suspended',
      { status: 'suspended', removal_at: '2026-03-03T12:00:00.000Z' },
      [
        {
          type: 'groundwork.dev/state',
          level: 'warning',
          message:
            'Suspended: removed at 2026-03-03T12:00:00.000Z unless it is extended',
        },
      ],
    ],
    [
      'drifted',
      {
        drift_status: 'drifted',
        drift_summary: '2 resources on GitOps repository',
      },
      [
        {
          type: 'groundwork.dev/drift',
          level: 'warning',
          message: 'Drifted: 2 resources on GitOps repository',
        },
      ],
    ],
    [
      'failed and drifted',
      { status: 'failed', drift_status: 'drifted' },
      [
        { type: 'groundwork.dev/state', level: 'error', message: 'Failed' },
        { type: 'groundwork.dev/drift', level: 'warning', message: 'Drifted' },
      ],
    ],
  ] satisfies [string, Partial<EnvironmentRequest>, object[]][])(
    'says what is wrong with an environment that is %s, and changes nothing else',
    async (_, overrides, items) => {
      const entity = entityOf(overrides);
      const before = structuredClone(entity);
      await expect(processor.postProcessEntity(entity)).resolves.toEqual({
        ...before,
        status: { items },
      });
      expect(entity).toEqual(before);
    },
  );

  it.each([
    ['ready', { status: 'ready' }],
    ['being reconciled', { status: 'reconciling' }],
    ['being removed', { status: 'deprovisioning', end_reason: 'deleted' }],
    ['not checked for drift yet', { drift_status: 'unknown' }],
    [
      'ready again, with an old word why it failed',
      { status: 'ready', status_message: 'The branch main was protected.' },
    ],
  ] satisfies [string, Partial<EnvironmentRequest>][])(
    'has nothing to say of an environment that is %s',
    async (_, overrides) => {
      const entity = entityOf(overrides);
      await expect(processor.postProcessEntity(entity)).resolves.toBe(entity);
    },
  );

  it('keeps what others said before', async () => {
    const said = { type: 'example.com/x', level: 'info', message: 'Hello' };
    const processed = await processor.postProcessEntity({
      ...entityOf({ status: 'failed' }),
      status: { items: [{ ...said, level: 'info' }] },
    });
    expect(processed).toMatchObject({
      status: { items: [said, { type: 'groundwork.dev/state' }] },
    });
  });

  it('leaves what is no environment alone', async () => {
    const failed = entityOf({ status: 'failed' });
    for (const entity of [
      { ...failed, kind: 'Component' },
      { ...failed, spec: { ...failed.spec, type: 'database' } },
      { ...failed, metadata: { ...failed.metadata, annotations: undefined } },
    ]) {
      await expect(processor.postProcessEntity(entity)).resolves.toBe(entity);
    }
  });
});
