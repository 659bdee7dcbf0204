export * from './OutcomeRecorder';
export * from './Placement';
export * from './PlacementReconciler';
export * from './PlacementStore';
export * from './startReconcilePipeline';
