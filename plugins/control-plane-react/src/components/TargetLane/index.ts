export * from './ConditionList';
export * from './DriftDetails';
export * from './ResourceList';
export * from './TargetLane';
