export * from './ForbiddenPanel';
export * from './useMissingPermission';
