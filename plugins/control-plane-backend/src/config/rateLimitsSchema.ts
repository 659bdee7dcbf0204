import { z } from 'zod';
import { durationMs } from './durationMs';

function limit(defaultPoints: number) {
  return z
    .union([
      z.literal(false),
      z.strictObject({
        points: z.int().min(1).max(1_000_000_000).default(defaultPoints),
        duration: durationMs(
          { minutes: 1 },
          { msMin: 1_000, msMax: 24 * 3_600_000 },
        ),
      }),
    ])
    .prefault({});
}

/** `controlPlane.rateLimits`. */
export const rateLimitsSchema = z
  .union([
    z.literal(false).transform(() => ({
      principal: false as const,
      address: false as const,
      internal: false as const,
    })),
    z.strictObject({
      principal: limit(3_000),
      address: limit(300),
      internal: limit(600_000),
    }),
  ])
  .prefault({});

/** How many calls are answered in which time; durations in milliseconds. */
export type RateLimitsConfig = z.output<typeof rateLimitsSchema>;

/** One of them. */
export type RateLimit = Exclude<RateLimitsConfig['principal'], false>;
