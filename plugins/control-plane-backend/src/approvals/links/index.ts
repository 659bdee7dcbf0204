export * from './ApprovalLinks';
export * from './DecisionPaths';
export * from './linkRoutes';
export * from './LinkSigner';
export * from './LinkUseStore';
