import { ValidationError } from '../http/errors';

const earliest = '0000-01-01T00:00:00.000Z';
const latest = '9999-12-31T23:59:59.999Z';

/**
 * A time of a query as times stand in the table: UTC with milliseconds. What is finer is rounded up, so that "at or after"
 * and "before" mean what they say.
 *
 * @throws `ValidationError` when there is no such time.
 */
export function timeOf(field: string, text: string): string {
  const finer = /\.\d{3}\d*[1-9]/.test(text) ? 1 : 0;
  const time = new Date(new Date(text).getTime() + finer);
  if (Number.isNaN(time.getTime())) {
    throw new ValidationError([{ field, message: 'is not a time' }]);
  }
  if (time.getUTCFullYear() > 9999) {
    return latest;
  }
  return time.getUTCFullYear() < 0 ? earliest : time.toISOString();
}
