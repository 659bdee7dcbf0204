export * from './ExtendDialog';
