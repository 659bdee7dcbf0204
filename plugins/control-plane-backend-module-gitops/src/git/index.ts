export * from './createLocalRepository';
export * from './explainGitError';
export type { CommitAuthor } from './fastImportStream';
export * from './FolderSnapshot';
export * from './GitCli';
export * from './gitEnvironment';
export * from './GitRepository';
export type { CommitInfo } from './LastCommits';
