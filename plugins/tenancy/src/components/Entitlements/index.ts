export * from './EntitlementChip';
export * from './TenantEntitlements';
