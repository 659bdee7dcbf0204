export * from './environmentQueries';
export type { ConnectionState, LiveQueryState } from './liveQueryState';
export type { LiveQuery } from './useLiveQuery';
export * from './useNow';
