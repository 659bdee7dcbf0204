export * from './AuditEvents';
export * from './AuditExport';
export * from './AuditLog';
export * from './useAuditEvents';
