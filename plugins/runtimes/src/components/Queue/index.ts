export * from './QueueTable';
export * from './ReplayAllDialog';
