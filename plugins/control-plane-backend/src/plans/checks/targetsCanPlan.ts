import type { BuiltInCheck } from './BuiltInCheck';

/**
 * Warns of runtime environments that cannot plan. Whether it may be approved all the same is up to the approval policy of
 * the class.
 */
export const targetsCanPlan: BuiltInCheck = {
  id: 'targets-can-plan',
  title: 'Every target can plan',
  description:
    'Whether every runtime environment could say what would change on it.',
  judge({ targets }) {
    const unplanned = targets.filter(({ available }) => !available);
    return unplanned.length === 0
      ? [
          {
            result: 'pass',
            message: 'Every target has said what would change.',
          },
        ]
      : unplanned.map(({ runtime, title }) => ({
          result: 'warn',
          // Not why: that is in other words each time, and would make a plan another one.
          message: `${title} could not plan, so that nobody knows what would change there.`,
          target: runtime,
        }));
  },
};
