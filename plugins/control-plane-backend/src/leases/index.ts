export * from './createLeases';
export * from './ExtensionRequestStore';
export * from './LeaseKeeper';
export * from './LeaseStore';
export * from './voidExtension';
