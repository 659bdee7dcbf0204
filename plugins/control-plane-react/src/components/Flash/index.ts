export * from './Flash';
