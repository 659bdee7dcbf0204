import { z } from 'zod';
import { durationMs } from './durationMs';

/** `controlPlane.leases`. */
export const leasesSchema = z
  .strictObject({
    warnings: z.array(z.int().min(1).max(87_600)).max(20).default([24, 1]),
    checkInterval: durationMs({ seconds: 5 }, { msMin: 10, msMax: 3_600_000 }),
  })
  .prefault({});

/** How the ends of environments are seen to: `warnings` in hours before the end, durations in milliseconds. */
export type LeasesConfig = z.output<typeof leasesSchema>;
