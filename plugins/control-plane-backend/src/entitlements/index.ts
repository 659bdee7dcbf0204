export * from './createEntitlements';
export * from './EntitlementStore';
export * from './ProductStore';
