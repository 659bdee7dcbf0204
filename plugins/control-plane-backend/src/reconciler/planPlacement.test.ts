import type { ObservedResource } from '@groundwork/plugin-control-plane-common';
import fc from 'fast-check';
import { isAbsent, isInSync, planPlacement, type Step } from './planPlacement';

type State = ObservedResource['state'];

function observe(...states: State[]) {
  return {
    resources: states.map((state, index) => ({
      id: `r${index}`,
      kind: 'Thing',
      name: `r${index}`,
      location: `r${index}`,
      state,
      fields: [],
    })),
  };
}

const present = { desired_state: 'present' as const };
const absent = { desired_state: 'absent' as const };
const work = { generation: 2, observed_generation: 1 };
const never = { generation: 1, observed_generation: undefined };
const done = { generation: 2, observed_generation: 2 };

describe('planPlacement', () => {
  it.each<[string, Parameters<typeof planPlacement>[0], State[], Step]>([
    [
      'confirms what is as it should be',
      { ...present, ...done },
      ['in_sync', 'in_sync'],
      'confirm',
    ],
    [
      'does not apply what is there already',
      { ...present, ...never },
      ['in_sync'],
      'confirm',
    ],
    [
      'applies what was never brought about',
      { ...present, ...never },
      ['missing'],
      'apply',
    ],
    [
      'applies a newer generation',
      { ...present, ...work },
      ['changed'],
      'apply',
    ],
    [
      'applies when something is there that should not be',
      { ...present, ...work },
      ['in_sync', 'extra'],
      'apply',
    ],
    [
      'only tells of drift that nobody asked to mend',
      { ...present, ...done },
      ['in_sync', 'changed'],
      'report-drift',
    ],
    [
      'only tells of what went missing',
      { ...present, ...done },
      ['missing'],
      'report-drift',
    ],
    [
      'only tells of what was added',
      { ...present, ...done },
      ['extra'],
      'report-drift',
    ],
    [
      'does not take seeing nothing for being in sync',
      { ...present, ...work },
      [],
      'apply',
    ],
    [
      'takes seeing nothing for drift',
      { ...present, ...done },
      [],
      'report-drift',
    ],
    ['removes what is there', { ...absent, ...work }, ['in_sync'], 'remove'],
    [
      'removes what is left',
      { ...absent, ...work },
      ['missing', 'extra'],
      'remove',
    ],
    [
      'removes again what came back',
      { ...absent, ...done },
      ['changed'],
      'remove',
    ],
    [
      'confirms that all is gone',
      { ...absent, ...work },
      ['missing', 'missing'],
      'confirm-removed',
    ],
    [
      'removes when it cannot see whether there is something',
      { ...absent, ...work },
      [],
      'remove',
    ],
  ])('%s', (_guarantee, placement, states, step) => {
    expect(planPlacement(placement, observe(...states))).toBe(step);
  });

  const anyStates = fc.array(
    fc.constantFrom<State>('in_sync', 'missing', 'changed', 'extra'),
    { maxLength: 6 },
  );
  const anyGenerations = fc.record({
    generation: fc.integer({ min: 1, max: 3 }),
    observed_generation: fc.option(fc.integer({ min: 1, max: 3 }), {
      nil: undefined,
    }),
  });

  it('never writes to what should be there without a generation to bring about', () => {
    fc.assert(
      fc.property(anyStates, fc.integer({ min: 1 }), (states, generation) => {
        const step = planPlacement(
          { ...present, generation, observed_generation: generation },
          observe(...states),
        );
        expect(['confirm', 'report-drift']).toContain(step);
      }),
    );
  });

  it('never applies to what should be gone, and never removes what should be there', () => {
    fc.assert(
      fc.property(anyStates, anyGenerations, (states, generations) => {
        const observation = observe(...states);
        expect(['remove', 'confirm-removed']).toContain(
          planPlacement({ ...absent, ...generations }, observation),
        );
        expect(['apply', 'confirm', 'report-drift']).toContain(
          planPlacement({ ...present, ...generations }, observation),
        );
      }),
    );
  });

  it('confirms only what was seen', () => {
    fc.assert(
      fc.property(anyStates, anyGenerations, (states, generations) => {
        const observation = observe(...states);
        const step = planPlacement({ ...present, ...generations }, observation);
        expect(step === 'confirm').toBe(isInSync(observation));
        expect(step === 'confirm' && isAbsent(observation)).toBe(false);
      }),
    );
  });
});
