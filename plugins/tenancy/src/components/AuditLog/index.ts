export * from './AuditExport';
export * from './AuditLog';
