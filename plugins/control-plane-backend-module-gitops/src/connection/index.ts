export * from './gitopsConnectionSchema';
export * from './parseRepositoryUrl';
export { providerOf } from './providerOf';
export { pullRequestSchema, type PullRequestConfig } from './pullRequestSchema';
