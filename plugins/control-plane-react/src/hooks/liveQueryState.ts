/** Whether what is shown is kept up to date. @public */
export type ConnectionState = 'live' | 'reconnecting';

/** What a live query knows. @public */
export type LiveQueryState<T> = {
  /** The last answer; kept while it is renewed. */
  value: T | undefined;
  /** Why there is nothing to show. Failures to renew are not here: they make the connection `reconnecting`. */
  error: Error | undefined;
  /** Nothing to show yet. */
  isLoading: boolean;
  /** Something is shown, and a person waits for it to be renewed. */
  isUpdating: boolean;
  /** Whether the last attempt to renew worked. */
  connection: ConnectionState;
  /** When the value was read, in milliseconds since the epoch. */
  updatedAt: number | undefined;
};

/** What happens to a live query. */
export type LiveQueryEvent<T> =
  | { type: 'restarted'; keepsValue: boolean }
  | { type: 'refreshRequested' }
  | { type: 'succeeded'; value: T; at: number }
  | { type: 'failed'; error: Error; isAccessLost: boolean }
  | { type: 'disconnected' };

/** The state before the first answer. */
export const initialLiveQueryState: LiveQueryState<never> = {
  value: undefined,
  error: undefined,
  isLoading: true,
  isUpdating: false,
  connection: 'live',
  updatedAt: undefined,
};

/** Pure; see {@link LiveQueryState} for what the fields promise. */
export function reduceLiveQuery<T>(
  state: LiveQueryState<T>,
  event: LiveQueryEvent<T>,
): LiveQueryState<T> {
  switch (event.type) {
    case 'restarted':
      return event.keepsValue && state.value !== undefined
        ? { ...state, error: undefined, isUpdating: true }
        : initialLiveQueryState;
    case 'refreshRequested':
      return state.value === undefined
        ? { ...state, error: undefined, isLoading: true }
        : { ...state, isUpdating: true };
    case 'succeeded':
      return {
        value: event.value,
        error: undefined,
        isLoading: false,
        isUpdating: false,
        connection: 'live',
        updatedAt: event.at,
      };
    case 'failed':
      if (state.value === undefined || event.isAccessLost) {
        return {
          ...initialLiveQueryState,
          error: event.error,
          isLoading: false,
        };
      }
      return { ...state, isUpdating: false, connection: 'reconnecting' };
    case 'disconnected':
      return state.value === undefined
        ? state
        : { ...state, connection: 'reconnecting' };
    default:
      return state;
  }
}
