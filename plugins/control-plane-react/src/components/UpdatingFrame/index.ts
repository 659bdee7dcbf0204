export * from './UpdatingFrame';
