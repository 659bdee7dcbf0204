export * from './HiddenText';
