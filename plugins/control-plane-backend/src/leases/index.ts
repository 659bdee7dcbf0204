export * from './createLeases';
export * from './LeaseKeeper';
export * from './LeaseStore';
