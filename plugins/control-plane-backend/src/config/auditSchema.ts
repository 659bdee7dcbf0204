import { z } from 'zod';
import { durationMs } from './durationMs';

const dayMs = 86_400_000;

/** `controlPlane.audit`. */
export const auditSchema = z
  .strictObject({
    sealInterval: durationMs({ seconds: 1 }, { msMin: 10, msMax: 60_000 }),
    verifyInterval: durationMs({ hours: 6 }, { msMin: 10, msMax: 30 * dayMs }),
    retention: durationMs({ days: 3650 }, { msMin: 1, msMax: 36_500 * dayMs }),
    anchor: z
      .strictObject({
        interval: durationMs({ minutes: 10 }, { msMin: 10, msMax: dayMs }),
        file: z.string().min(1).optional(),
        // What it takes is the GitOps module's to say, which reads it.
        git: z.record(z.string(), z.unknown()).optional(),
      })
      .prefault({}),
  })
  .prefault({});

/** How the audit log is sealed, verified, anchored and shortened; durations in milliseconds. */
export type AuditConfig = z.output<typeof auditSchema>;
