export * from './LiveDot';
