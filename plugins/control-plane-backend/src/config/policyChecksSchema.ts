import { z } from 'zod';
import { durationMs } from './durationMs';

const usd = z.number().min(0);
const host = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:[0-9]{1,5})?$/,
    'must be a host such as github.com, in lower case',
  );

/** `controlPlane.policyChecks`. */
export const policyChecksSchema = z
  .strictObject({
    timeout: durationMs({ seconds: 5 }, { msMin: 10, msMax: 60_000 }),
    cost: z
      .strictObject({
        warnAboveUsd: usd.optional(),
        denyAboveUsd: usd.optional(),
        warnAboveShare: z.number().min(0).max(1).default(0.5),
      })
      .prefault({})
      .refine(
        ({ warnAboveUsd = 0, denyAboveUsd = Infinity }) =>
          warnAboveUsd <= denyAboveUsd,
        {
          path: ['warnAboveUsd'],
          message: 'must not be greater than denyAboveUsd',
        },
      ),
    repositoryHosts: z.array(host).min(1).max(50).optional(),
  })
  .prefault({});

/** What policy checks are told: how long they may take in milliseconds, and limits of those that are built in. */
export type PolicyChecksConfig = z.output<typeof policyChecksSchema>;
