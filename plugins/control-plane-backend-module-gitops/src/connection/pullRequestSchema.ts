import { z } from 'zod';
import { tokenSchema } from './authSchema';
import { isBranchName } from './branchName';

/** Who hosts the repository, and so its pull requests. */
export const providerSchema = z.enum(['github', 'gitlab']);

/** How changes are proposed. */
export const pullRequestSchema = z.strictObject({
  provider: providerSchema
    .optional()
    .describe('The same as provider beside it, which it must not contradict'),
  apiUrl: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .refine(isApiUrl, 'https:// is needed, without credentials and query')
    .optional()
    .describe(
      'Address of the API; https://api.github.com for github.com, https://<host>/api/v3 for another GitHub, https://<host>/api/v4 for GitLab when absent',
    ),
  repository: z
    .string()
    .max(500)
    .regex(/^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)+$/)
    .refine(value => !/(^|\/)\.\.?(\/|$)/.test(value), 'Not a legal path')
    .optional()
    .describe(
      'Repository or project in the API, such as example/environments; the path of url when absent',
    ),
  token: tokenSchema
    .optional()
    .describe(
      'Token for the API that may read and write pull requests; auth.token when absent. A secret',
    ),
  promotionBranchPrefix: z
    .string()
    .min(1)
    .max(100)
    .refine(
      value => isBranchName(`${value}x`) && !value.includes('*'),
      'Not a legal beginning of the name of a branch',
    )
    .default('groundwork/')
    .describe(
      'Beginning of the names of the promotion branches, of which each namespace has one',
    ),
  labels: z
    .array(
      z
        .string()
        .min(1)
        .max(50)
        .regex(/^[^,\p{Cc}]+$/u),
    )
    .max(20)
    .default([])
    .describe('Labels of the pull requests'),
  draft: z
    .boolean()
    .default(false)
    .describe('Whether pull requests are opened as drafts'),
  autoMerge: z
    .enum(['merge', 'squash'])
    .optional()
    .describe(
      'Merge pull requests by this method as soon as the host allows it; people merge them when absent',
    ),
  pollInterval: z
    .number()
    .positive()
    .max(86_400)
    .default(60)
    .describe('Seconds between two looks at a pull request that is open'),
});

/** How changes are proposed, validated. */
export type PullRequestConfig = z.infer<typeof pullRequestSchema>;

function isApiUrl(value: string): boolean {
  const url = URL.parse(value);
  return (
    url !== null &&
    !url.username &&
    !url.password &&
    !url.search &&
    !url.hash &&
    (url.protocol === 'https:' ||
      ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
  );
}
