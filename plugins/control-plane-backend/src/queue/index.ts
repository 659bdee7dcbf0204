export * from './createQueue';
export * from './QueueStore';
