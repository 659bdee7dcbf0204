import { endOfDay } from '../formatDay';
import type { TenancyWords } from '../../../translation';

const DAY_MS = 24 * 3_600_000;

/** When something ends: never, after so many days, at the end of a day, or as it is already. */
export type EndChoice =
  | { type: 'never' }
  | { type: 'days'; days: number }
  | { type: 'date'; day: string | undefined }
  | { type: 'kept'; at: string };

/** The end as RFC 3339; `undefined` is no end. */
export function toEnd(choice: EndChoice, now: number): string | undefined {
  switch (choice.type) {
    case 'days':
      return new Date(now + choice.days * DAY_MS).toISOString();
    case 'date':
      return choice.day === undefined ? undefined : endOfDay(choice.day);
    case 'kept':
      return choice.at;
    default:
      return undefined;
  }
}

/** Why a choice cannot be taken. */
export function findEndProblem(
  choice: EndChoice,
  now: number,
  t: TenancyWords,
): string | undefined {
  if (choice.type !== 'date') {
    return undefined;
  }
  if (choice.day === undefined) {
    return t('form.problems.noDay');
  }
  return Date.parse(endOfDay(choice.day)) <= now
    ? t('form.problems.dayOver')
    : undefined;
}
