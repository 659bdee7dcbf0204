export * from './AuditEventDrawer';
export * from './EventActor';
