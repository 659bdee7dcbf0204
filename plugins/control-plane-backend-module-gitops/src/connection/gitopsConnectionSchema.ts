import { z } from 'zod';
import { authSchema } from './authSchema';
import { isBranchName } from './branchName';
import { commitSchema } from './commitSchema';
import {
  complainAboutAuth,
  complainAboutPullRequests,
} from './complainAboutConnection';
import { parseRepositoryUrl } from './parseRepositoryUrl';
import { providerSchema, pullRequestSchema } from './pullRequestSchema';

const dnsLabel = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const authorText = /^[^<>\p{Cc}]+$/u;
const headerText = /^[\x21-\x7e]+$/;

const author = z
  .strictObject({
    name: z
      .string()
      .trim()
      .max(100)
      .regex(authorText)
      .default('Groundwork')
      .describe('Author of the commits'),
    email: z
      .string()
      .trim()
      .max(200)
      .regex(authorText)
      .default('groundwork@localhost')
      .describe(
        'E-mail address of the author; commits by this address are the control plane’s own',
      ),
  })
  .prefault({});

const destination = z
  .strictObject({
    server: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('Address of the cluster’s API server, as Argo CD knows it'),
    name: z
      .string()
      .min(1)
      .max(253)
      .optional()
      .describe('Name of the cluster in Argo CD'),
  })
  .refine(
    value => (value.server === undefined) !== (value.name === undefined),
    'Give either server or name',
  );

const argocd = z
  .strictObject({
    namespace: z
      .string()
      .max(63)
      .regex(dnsLabel)
      .default('argocd')
      .describe('Namespace that Argo CD reads Applications from'),
    project: z
      .string()
      .min(1)
      .max(253)
      .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/)
      .default('default')
      .describe('Argo CD project of the Applications'),
    repoUrl: z
      .string()
      .min(1)
      .max(500)
      .regex(headerText)
      .optional()
      .describe(
        'Address under which Argo CD reaches the repository; url when absent',
      ),
    destinations: z
      .record(z.string().max(63).regex(dnsLabel), destination)
      .default({})
      .describe(
        'Cluster per region; the cluster that Argo CD runs in for a region that is not listed',
      ),
  })
  .prefault({});

/**
 * The `connection` block of a runtime environment of type `gitops`.
 *
 * @public
 */
export const gitopsConnectionSchema = z
  .strictObject({
    url: z
      .string()
      .min(1)
      .max(1000)
      .superRefine((value, context) => {
        try {
          parseRepositoryUrl(value);
        } catch (error) {
          context.addIssue({
            code: 'custom',
            message: error instanceof Error ? error.message : String(error),
          });
        }
      })
      .describe(
        'The repository: a path relative to the working directory of the backend, https://…, ssh://… or git@host:path. A path that does not exist becomes a bare repository',
      ),
    branch: z
      .string()
      .min(1)
      .max(200)
      .refine(isBranchName, 'Not a legal name of a branch')
      .default('main')
      .describe('Branch that is read and written'),
    mode: z
      .enum(['direct', 'pull_request'])
      .default('direct')
      .describe(
        'How changes reach the branch: direct, one commit for each change; pull_request, as a pull request that somebody merges',
      ),
    provider: providerSchema
      .optional()
      .describe(
        'Who hosts the repository, for pull requests; derived for github.com and gitlab.com when absent',
      ),
    pullRequest: pullRequestSchema
      .optional()
      .describe('How changes are proposed in the mode pull_request'),
    commit: commitSchema.optional().describe('How commits are made'),
    author: author.describe('Author and committer of the commits'),
    auth: authSchema
      .optional()
      .describe('Credentials: a token for https://, a key for ssh://'),
    pollInterval: z
      .number()
      .positive()
      .max(3600)
      .optional()
      .describe(
        'Seconds between two looks at the branch; 2 for a local path and 30 for a remote repository when absent',
      ),
    argocd: argocd.describe('What argocd-application.yaml says'),
    webUrl: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe(
        'Page of the repository, for links to commits, such as https://github.com/example/environments; derived for github.com and gitlab.com when absent',
      ),
  })
  .superRefine((value, context) => {
    for (const { path, message } of [
      ...complainAboutAuth(value),
      ...complainAboutPullRequests(value),
    ]) {
      context.addIssue({ code: 'custom', path, message });
    }
  });

/**
 * Connection of a runtime environment of type `gitops`, validated.
 *
 * @public
 */
export type GitopsConnectionConfig = z.infer<typeof gitopsConnectionSchema>;
