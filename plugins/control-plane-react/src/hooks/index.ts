export * from './environmentQueries';
export * from './useAction';
export type { ConnectionState, LiveQueryState } from './liveQueryState';
export * from './useLiveQuery';
export * from './useNow';
