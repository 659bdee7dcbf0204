export * from './AuditStore';
