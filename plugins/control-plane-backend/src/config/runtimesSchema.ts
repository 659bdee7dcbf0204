import { createAddressPolicy } from '@groundwork/plugin-control-plane-node';
import { z } from 'zod';
import { dnsLabel } from './dnsLabel';
import { durationMs } from './durationMs';

const dayMs = 86_400_000;
const keyBytes = 32;
const title = z.string().min(1).max(100);
const concurrency = z.int().min(1).max(1_000);

/** `controlPlane.runtimes`. */
export const runtimesSchema = z
  .record(
    dnsLabel,
    z.strictObject({
      type: z.string().min(1).max(63),
      title: title.optional(),
      connection: z.record(z.string(), z.unknown()).default({}),
      concurrency: concurrency.optional(),
    }),
  )
  .default({});

/** `controlPlane.runtimeGroups`. */
export const runtimeGroupsSchema = z
  .record(
    dnsLabel,
    z
      .strictObject({
        title: title.optional(),
        runtimes: z.array(z.string()).min(1).max(50),
        default: z.boolean().default(false),
        strategy: z.enum(['replicate', 'canary']).default('replicate'),
        canary: z.string().optional(),
        concurrencyLimit: concurrency.optional(),
      })
      .check(context => {
        const { runtimes, strategy, canary } = context.value;
        const report = (key: string, message: string) =>
          context.issues.push({
            code: 'custom',
            path: [key],
            message,
            input: undefined,
          });
        if (new Set(runtimes).size < runtimes.length) {
          report('runtimes', 'must not name a runtime twice');
        }
        if (strategy === 'canary' && canary === undefined) {
          report('canary', 'is needed for the strategy canary');
        }
        if (strategy === 'replicate' && canary !== undefined) {
          report('canary', 'is for the strategy canary only');
        }
        if (canary !== undefined && !runtimes.includes(canary)) {
          report('canary', `must be one of the group's runtimes`);
        }
      }),
  )
  .default({});

/** What is wrong with how groups and runtime environments go together, by path. */
export function checkRuntimeGroups(
  config: { runtimes: RuntimesConfig; runtimeGroups: RuntimeGroupsConfig },
  report: (path: string[], message: string) => void,
): void {
  const groups = Object.entries(config.runtimeGroups);
  for (const [name, group] of groups) {
    for (const runtime of group.runtimes) {
      if (!Object.hasOwn(config.runtimes, runtime)) {
        report(
          ['runtimeGroups', name, 'runtimes'],
          `there is no runtime '${runtime}'`,
        );
      }
    }
  }
  const defaults = groups.filter(([, group]) => group.default);
  if (groups.length > 0 && defaults.length !== 1) {
    report(['runtimeGroups'], 'exactly one group must be the default');
  }
}

/** `controlPlane.addresses`. */
export const addressesSchema = z
  .strictObject({
    allowed: z
      .union([
        z.literal('all'),
        z.array(
          z.string().superRefine((range, context) => {
            try {
              createAddressPolicy({
                allowed: [range],
                allowsLocalFiles: false,
              });
            } catch {
              context.addIssue('must be a range such as 10.0.0.0/8');
            }
          }),
        ),
      ])
      .default([]),
    localFiles: z.boolean().default(false),
  })
  .prefault({});

/** `controlPlane.encryption`. */
export const encryptionSchema = z
  .strictObject({
    keys: z
      .array(
        z.strictObject({
          id: z
            .string()
            .regex(/^[A-Za-z0-9._-]{1,32}$/, 'must be a short name'),
          secret: z
            .string()
            .refine(
              secret =>
                /^[A-Za-z0-9+/]+={0,2}$/.test(secret) &&
                Buffer.from(secret, 'base64').length === keyBytes,
              `must be ${keyBytes} bytes in base64`,
            ),
        }),
      )
      .refine(
        keys => new Set(keys.map(({ id }) => id)).size === keys.length,
        'must not have an id twice',
      )
      .default([]),
  })
  .prefault({});

/** `controlPlane.runtimeHealth`. */
export const runtimeHealthSchema = z
  .strictObject({
    checkInterval: durationMs({ seconds: 15 }, { msMin: 50, msMax: dayMs }),
    checkTimeout: durationMs({ seconds: 5 }, { msMin: 10, msMax: 60_000 }),
    historyRetention: durationMs(
      { days: 90 },
      { msMin: 1, msMax: 3_650 * dayMs },
    ),
  })
  .prefault({});

/** Runtime environments of the configuration, by name. */
export type RuntimesConfig = z.output<typeof runtimesSchema>;

/** Runtime groups of the configuration, by name. */
export type RuntimeGroupsConfig = z.output<typeof runtimeGroupsSchema>;

/** Where runtime environments that the API made may be. */
export type AddressesConfig = z.output<typeof addressesSchema>;

/** The keys that what is secret is encrypted with; the first is for what is new. */
export type EncryptionConfig = z.output<typeof encryptionSchema>;

/** How the health of runtime environments is looked after; durations in milliseconds. */
export type RuntimeHealthConfig = z.output<typeof runtimeHealthSchema>;
