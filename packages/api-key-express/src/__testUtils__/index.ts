export * from './startVerifyServer';
export * from './useVerifyServer';
