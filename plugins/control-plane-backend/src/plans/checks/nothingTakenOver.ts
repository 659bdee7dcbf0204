import type { BuiltInCheck } from './BuiltInCheck';

/** Warns where something is live already in the place of what would be new. */
export const nothingTakenOver: BuiltInCheck = {
  id: 'nothing-taken-over',
  title: 'Nothing live is touched',
  description:
    'Whether something that is live already would be changed or removed.',
  judge({ targets }) {
    const touching = targets.flatMap(({ runtime, title, changes }) => {
      const count = (action: 'update' | 'delete') =>
        changes.filter(change => change.action === action).length;
      const parts = [
        ...(count('update') > 0 ? [`change ${count('update')}`] : []),
        ...(count('delete') > 0 ? [`remove ${count('delete')}`] : []),
      ];
      return parts.length === 0
        ? []
        : [
            {
              result: 'warn' as const,
              message: `On ${title} it would ${parts.join(' and ')} of the resources that are live already.`,
              target: runtime,
            },
          ];
    });
    return touching.length > 0
      ? touching
      : [{ result: 'pass', message: 'All that would be written is new.' }];
  },
};
