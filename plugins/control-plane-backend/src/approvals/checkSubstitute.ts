import type { ApprovalSubstituteCreate } from '@groundwork/plugin-control-plane-common';
import { addDays, addMilliseconds, toUtc } from '../database';
import { ValidationError, type FieldProblem } from '../http/errors';

const daysMax = 90;
/** So much may clocks of browsers be behind. */
const toleranceMs = 5 * 60_000;

/** Who decides for whom, and between which two times, as they are kept. */
export type SubstitutePeriod = {
  absent: string;
  substitute: string;
  from: string;
  until: string;
};

/**
 * A substitution as it can be kept.
 *
 * @throws `ValidationError` when it is in the past, ends before it begins or lasts too long, or is of somebody for themselves.
 */
export function checkSubstitute(
  body: Pick<ApprovalSubstituteCreate, 'substitute' | 'from' | 'until'>,
  absent: string,
  now: string,
): SubstitutePeriod {
  const substitute = lowerCase(body.substitute);
  const from = body.from === undefined ? now : toUtc(body.from);
  const until = toUtc(body.until);
  const problems: FieldProblem[] = [];
  const report = (field: string, message: string) =>
    problems.push({ field, message });
  if (substitute === lowerCase(absent)) {
    report('substitute', 'is who is away');
  }
  if (from === undefined) {
    report('from', 'is no time');
  } else if (from < addMilliseconds(now, -toleranceMs)) {
    report('from', 'is in the past');
  }
  if (until === undefined) {
    report('until', 'is no time');
  } else if (until <= now) {
    report('until', 'is in the past');
  } else if (from !== undefined && until <= from) {
    report('until', 'must be after the beginning');
  } else if (from !== undefined && until > addDays(from, daysMax)) {
    report('until', `must be at most ${daysMax} days after the beginning`);
  }
  if (problems.length > 0 || from === undefined || until === undefined) {
    throw new ValidationError(problems);
  }
  return {
    absent: lowerCase(absent),
    substitute,
    // What begins by a clock that is behind begins now.
    from: from < now ? now : from,
    until,
  };
}

function lowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
