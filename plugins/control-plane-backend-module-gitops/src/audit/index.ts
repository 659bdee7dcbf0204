export * from './GitAnchorSink';
export * from './readGitAnchorConfig';
