export * from './keepTrying';
export * from './runKeeper';
export * from './TaskScheduler';
