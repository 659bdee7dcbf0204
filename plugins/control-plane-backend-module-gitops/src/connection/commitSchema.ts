import { z } from 'zod';
import { privateKeySchema } from './authSchema';

/** What stands in braces in a template of a message. */
export const messagePlaceholders = [
  'action',
  'app',
  'class',
  'id',
  'name',
  'region',
  'requested_by',
  'team',
] as const;

const placeholder = /\{([^{}]*)\}/g;
const known: ReadonlySet<string> = new Set(messagePlaceholders);

/** How commits are made. */
export const commitSchema = z.strictObject({
  message: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .regex(/^[^\p{Cc}\n]+(\n[^\p{Cc}]*)*$/u, 'Not text in lines')
    .superRefine((value, context) => {
      for (const [text, name] of value.matchAll(placeholder)) {
        if (!known.has(name)) {
          context.addIssue({
            code: 'custom',
            message: `${text} is not known; there are ${messagePlaceholders.map(each => `{${each}}`).join(', ')}`,
          });
        }
      }
    })
    .optional()
    .describe(
      'Template of the messages, such as "{action} {name} for {team}"; what stands in braces is replaced, and nothing else. The request, the namespace and who asked are added as trailers',
    ),
  signingKey: privateKeySchema
    .optional()
    .describe(
      'SSH private key that commits are signed with, without a passphrase; a secret. They are not signed when absent',
    ),
});
