export * from './environmentQueries';
export * from './useAction';
export * from './useAddressParameters';
export * from './useForm';
export type { ConnectionState, LiveQueryState } from './liveQueryState';
export * from './useLiveQuery';
export * from './useNow';
