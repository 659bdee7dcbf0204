export * from './ForbiddenPanel';
export { explainMissingPermission } from './permissionWords';
