export * from './CommitSignal';
export * from './ControlPlaneDatabase';
export * from './countUpTo';
export * from './dialect';
export * from './json';
export * from './scopeRows';
export * from './time';
