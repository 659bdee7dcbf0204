export * from './TargetRecorder';
export * from './targetRoutes';
export * from './TargetService';
export * from './toTarget';
