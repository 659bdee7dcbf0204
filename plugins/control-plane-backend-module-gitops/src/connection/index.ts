export * from './gitopsConnectionSchema';
export * from './parseRepositoryUrl';
