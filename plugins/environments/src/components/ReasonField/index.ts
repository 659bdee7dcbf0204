export * from './ReasonField';
