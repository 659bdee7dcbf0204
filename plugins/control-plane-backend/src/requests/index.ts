export * from './decideActions';
export * from './EnvironmentRequestReader';
export * from './EnvironmentRequestService';
export * from './EnvironmentRequestStore';
export * from './IdempotencyStore';
export * from './RequestRecorder';
export * from './RequestTenancy';
export * from './requestRoutes';
