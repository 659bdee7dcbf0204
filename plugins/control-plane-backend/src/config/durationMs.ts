import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { z } from 'zod';

/** A duration of the configuration, such as `30s` or `{ seconds: 30 }`, read as milliseconds. */
export function durationMs(
  fallback: HumanDuration,
  limits: { msMin: number; msMax: number },
) {
  return z
    .custom<HumanDuration | string>()
    .optional()
    .transform((value, context) => {
      try {
        const ms = durationToMilliseconds(
          value === undefined
            ? fallback
            : readDurationFromConfig(new ConfigReader({ value }), {
                key: 'value',
              }),
        );
        if (ms >= limits.msMin && ms <= limits.msMax) {
          return ms;
        }
        context.addIssue(
          `must be a duration from ${limits.msMin} ms to ${limits.msMax} ms`,
        );
      } catch {
        context.addIssue('must be a duration, such as 30s or { seconds: 30 }');
      }
      return z.NEVER;
    });
}
