/** Reads a JSON column. */
export function parseJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

/** Drops the columns that are null, as the wire leaves absent fields out. */
export function withoutNulls<T extends object>(row: T): NonNullValues<T> {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null),
  ) as NonNullValues<T>;
}

type NonNullValues<T> = {
  [K in keyof T]: null extends T[K] ? Exclude<T[K], null> | undefined : T[K];
};
