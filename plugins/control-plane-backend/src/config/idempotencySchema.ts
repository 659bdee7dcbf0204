import { z } from 'zod';
import { durationMs } from './durationMs';

const hourMs = 3_600_000;

/** `controlPlane.idempotency`. */
export const idempotencySchema = z
  .strictObject({
    retention: durationMs(
      { days: 1 },
      { msMin: hourMs, msMax: 30 * 24 * hourMs },
    ),
  })
  .prefault({});
