export * from './DriftChip';
