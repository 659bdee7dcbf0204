import { z } from 'zod';
import { gitopsConnectionSchema } from '../connection';

const { url, branch, author, auth } = gitopsConnectionSchema.shape;

/** `controlPlane.audit.anchor.git`. */
export const gitAnchorSchema = z
  .strictObject({
    url,
    branch,
    author,
    auth,
    path: z
      .string()
      .max(200)
      .regex(
        /^([A-Za-z0-9_][A-Za-z0-9_.-]*\/)+[A-Za-z0-9_][A-Za-z0-9_.-]*$/,
        'must be a file in a folder, such as audit/anchors.ndjson',
      )
      .default('audit/anchors.ndjson')
      .describe('The file that a line is appended to for each anchor'),
  })
  .refine(value => !value.auth || /^https?:\/\//i.test(value.url), {
    path: ['auth'],
    message: 'Credentials apply to https:// only',
  })
  .refine(value => !value.auth || value.auth.token, {
    path: ['auth', 'token'],
    message: 'A token is needed',
  });

/** Where and how anchors of the audit log are committed. */
export type GitAnchorConfig = z.output<typeof gitAnchorSchema>;
