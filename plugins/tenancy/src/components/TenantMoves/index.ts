export * from './EditTenantDialog';
export * from './TenantMoves';
