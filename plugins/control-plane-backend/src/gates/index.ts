export * from './createGates';
export * from './createGateStores';
export * from './findGatesWithApprovers';
export * from './GateCounter';
