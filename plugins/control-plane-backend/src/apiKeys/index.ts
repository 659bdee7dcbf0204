export * from './createApiKeys';
