export * from './AwayDialog';
