/** A text or number of a configuration, and the key that it is at. */
export type Leaf = { key: string; value: string | number };

/** Everything in a configuration that is no object, with its key, such as `backend.auth.keys[0].secret`. */
export function leavesOf(value: unknown, key = ''): Leaf[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => leavesOf(item, `${key}[${index}]`));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, item]) =>
      leavesOf(item, key ? `${key}.${name}` : name),
    );
  }
  return typeof value === 'string' || typeof value === 'number'
    ? [{ key, value }]
    : [];
}
