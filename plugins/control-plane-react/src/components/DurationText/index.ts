export * from './DurationText';
