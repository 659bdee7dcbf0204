export * from './TabSection';
