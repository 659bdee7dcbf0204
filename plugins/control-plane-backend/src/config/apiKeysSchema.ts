import { z } from 'zod';
import { durationMs } from './durationMs';

/** `controlPlane.apiKeys`. */
export const apiKeysSchema = z
  .strictObject({
    concurrency: z.int().min(1).max(16).optional(),
    queueLimit: z.int().min(1).max(10_000).default(100),
    // A revocation is effective on every replica after this long, whatever becomes of events.
    stateTtl: durationMs({ seconds: 1 }, { msMin: 0, msMax: 1_000 }),
    matchTtl: durationMs({ minutes: 5 }, { msMin: 0, msMax: 86_400_000 }),
  })
  .prefault({});

/** How API keys are verified; durations in milliseconds. */
export type ApiKeysConfig = z.output<typeof apiKeysSchema>;
