export * from './connectionForm';
export * from './fieldProblems';
export * from './groupWords';
export * from './healthStrip';
export * from './nameTemplate';
export * from './namespaceWords';
export * from './queueWords';
export * from './runtimeWords';
