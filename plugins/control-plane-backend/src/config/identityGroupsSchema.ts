import { z } from 'zod';
import { durationMs } from './durationMs';

const hourMs = 3_600_000;

/** `controlPlane.identityGroups`. */
export const identityGroupsSchema = z
  .strictObject({
    ttl: durationMs({ minutes: 5 }, { msMin: 10, msMax: 24 * hourMs }),
    grace: durationMs({ hours: 24 }, { msMin: 0, msMax: 720 * hourMs }),
    checkInterval: durationMs(
      { seconds: 15 },
      { msMin: 10, msMax: 24 * hourMs },
    ),
    timeout: durationMs({ seconds: 10 }, { msMin: 10, msMax: 300_000 }),
    catalog: z.strictObject({ enabled: z.boolean() }).default({
      enabled: true,
    }),
    claim: z
      .strictObject({
        enabled: z.boolean().default(true),
        rememberFor: durationMs(
          { hours: 1 },
          { msMin: 10, msMax: 720 * hourMs },
        ),
      })
      .prefault({}),
    scim: z
      .strictObject({
        url: z
          .string()
          .regex(
            /^https?:\/\/[^\s?#]+$/,
            'must be a web address without query',
          ),
        token: z.string().min(1).optional(),
        memberAttribute: z.enum(['value', 'display']).default('value'),
      })
      .optional(),
  })
  .prefault({});

/** Where the members of identity groups come from, and for how long what is known of them counts. */
export type IdentityGroupsConfig = z.output<typeof identityGroupsSchema>;
