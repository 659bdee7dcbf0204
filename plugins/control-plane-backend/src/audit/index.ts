export * from './AuditStore';
export * from './createAudit';
