import { aDesiredNamespace, aPlacement } from '../__testUtils__';
import {
  describeTargetChange,
  type TargetChange,
} from './describeTargetChange';

const before = aPlacement({ status: 'in_progress' });
const quiet = aPlacement({
  status: 'ready',
  observed_generation: 1,
  drift_status: 'in_sync',
});
const after: TargetChange['after'] = {
  status: 'ready',
  message: 'Everything is as it was agreed',
  drift_status: 'in_sync',
  observed_generation: 1,
  links: [],
};
const drifted = {
  ...after,
  drift_status: 'drifted',
  message: 'quota',
} as const;

it.each<[string, TargetChange, string | undefined]>([
  ['brought about', { before, after }, 'Ready on Memory'],
  [
    'suspended',
    {
      before: { ...before, desired: aDesiredNamespace({ suspended: true }) },
      after,
    },
    'Suspended on Memory',
  ],
  [
    'removed',
    {
      before: { ...before, desired_state: 'absent', status: 'deleting' },
      after: { ...after, status: 'deleted', drift_status: 'unknown' },
    },
    'Removed from Memory',
  ],
  [
    'given up',
    {
      before,
      after: {
        ...after,
        status: 'failed',
        message: 'No room',
        observed_generation: undefined,
      },
    },
    'Memory: No room',
  ],
  ['drifted', { before: quiet, after: drifted }, 'Memory: quota'],
  [
    'as agreed again',
    { before: { ...quiet, drift_status: 'drifted' }, after },
    'In sync again on Memory',
  ],
  [
    'tried again',
    {
      before,
      after: {
        ...after,
        status: 'in_progress',
        drift_status: 'unknown',
        observed_generation: undefined,
      },
    },
    undefined,
  ],
  ['as it was', { before: quiet, after }, undefined],
  [
    'still drifted',
    { before: { ...quiet, drift_status: 'drifted' }, after: drifted },
    undefined,
  ],
])('tells of a target that is %s', (_, change, message) => {
  const event = describeTargetChange(change, 'Memory');
  expect(event?.message).toBe(message);
  expect(event?.placement_id).toBe(message && before.id);
});

it('names the commit that brought it about', () => {
  const links = [
    { title: 'Commit', kind: 'commit' as const, reference: 'abc' },
  ];
  expect(
    describeTargetChange({ before, after: { ...after, links } }, 'Memory'),
  ).toMatchObject({ metadata: { commit: 'abc' } });
});
