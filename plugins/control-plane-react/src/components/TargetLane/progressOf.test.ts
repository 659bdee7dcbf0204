import type {
  ObservedResource,
  Target,
} from '@groundwork/plugin-control-plane-common';
import { progressOf } from './progressOf';

const resources = (...states: ObservedResource['state'][]) =>
  states.map((state, index) => ({
    id: `resource-${index}`,
    kind: 'ConfigMap',
    name: `resource-${index}`,
    location: '',
    state,
    fields: [],
  }));
const whole = resources('in_sync', 'in_sync');
const half = resources('in_sync', 'changed');

type Expected = ReturnType<typeof progressOf>;

it.each<[Target['status'], Target['resources'], Expected]>([
  ['pending', [], { state: 'unknown', total: 1 }],
  ['in_progress', [], { state: 'unknown', total: 1 }],
  ['in_progress', half, { state: 'working', total: 2, inSync: 1 }],
  // It is not done before it says so.
  ['in_progress', whole, { state: 'working', total: 2, inSync: 2 }],
  // Nobody works while it waits for a pull request, or for another target.
  ['waiting', [], undefined],
  ['waiting', half, { state: 'resting', total: 2, inSync: 1 }],
  ['ready', half, { state: 'resting', total: 2, inSync: 1 }],
  ['held', half, { state: 'resting', total: 2, inSync: 1 }],
  ['failed', half, { state: 'failed', total: 2, inSync: 1 }],
  ['deleting', whole, { state: 'unknown', total: 1 }],
  ['ready', whole, undefined],
  ['failed', [], undefined],
  ['deleted', [], undefined],
  ['deleted', half, undefined],
])(
  'of a target that is %s with %j, it is told right',
  (status, of, expected) => {
    expect(progressOf({ status, resources: of })).toEqual(expected);
  },
);
