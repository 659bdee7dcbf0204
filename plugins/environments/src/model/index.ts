export * from './describeRequest';
export * from './lease';
export * from './lifecycleSteps';
export * from './componentDefaults';
export * from './requestDraft';
export * from './createUuid';
