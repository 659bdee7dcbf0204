export * from './createEntitlements';
