import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';

const secondsMax = 365 * 86_400;

/**
 * A duration of a template in seconds, at least one.
 *
 * @throws `InputError` when it is none, or longer than a year.
 */
export function readTimeout(timeout: HumanDuration | string): number {
  let seconds: number;
  try {
    seconds = Math.ceil(
      durationToMilliseconds(
        readDurationFromConfig(new ConfigReader({ timeout }), {
          key: 'timeout',
        }),
      ) / 1_000,
    );
  } catch {
    throw new InputError(
      'timeout must be a duration, such as 2d or { hours: 12 }',
    );
  }
  if (!(seconds >= 1 && seconds <= secondsMax)) {
    throw new InputError('timeout must be from a second to a year');
  }
  return seconds;
}
