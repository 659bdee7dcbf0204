import { z } from 'zod';
import { dnsLabel } from './dnsLabel';
import { defaultRules, readRules } from '../namespaces/NamespaceRuleSet';

const valueRule = z.strictObject({
  required: z.boolean().default(false),
  pattern: z.string().min(1).max(200).optional(),
  values: z.array(z.string().min(1).max(200)).min(1).max(200).optional(),
  description: z.string().max(300).optional(),
});

/** `controlPlane.namespaces`. */
export const namespacesSchema = z
  .strictObject({
    template: z.string().min(3).max(200).optional(),
    segments: z
      .record(z.string().regex(/^[a-z][a-z0-9_]{0,30}$/), valueRule)
      .optional(),
    metadata: z
      .record(
        z.string().regex(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/),
        valueRule,
      )
      .optional(),
    quotaProfile: z.string().optional(),
    policyPacks: z.array(dnsLabel).default([]),
    region: dnsLabel.default('shared'),
  })
  .prefault({})
  .transform(({ template, segments, metadata, ...rest }, context) => {
    // Whoever writes a part of the rules down owns them all.
    const owned = template ?? segments ?? metadata;
    const rules =
      owned === undefined
        ? undefined
        : {
            template: template ?? defaultRules.template,
            segments: segments ?? {},
            metadata: metadata ?? {},
          };
    const read = rules && readRules(rules);
    if (read && 'problems' in read) {
      for (const { field, message } of read.problems) {
        context.addIssue({
          code: 'custom',
          path: field.split('.'),
          message,
        });
      }
    }
    return { ...rest, rules };
  });

/** How namespaces that are made directly are named, and what they get. */
export type NamespacesConfig = z.output<typeof namespacesSchema>;
