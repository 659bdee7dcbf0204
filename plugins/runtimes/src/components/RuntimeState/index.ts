export * from './RuntimeFacts';
export * from './RuntimeState';
