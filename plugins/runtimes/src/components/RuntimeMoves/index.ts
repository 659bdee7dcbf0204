export * from './AddRuntimeDialog';
export * from './MaintenanceDialog';
export * from './RuntimeMenu';
export * from './useRuntimeCheck';
