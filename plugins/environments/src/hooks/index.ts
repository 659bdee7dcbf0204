export * from './useListParameters';
export * from './useRequestAccess';
export * from './useRequestDraft';
