/** Stands where a secret was. */
const masked = '***';
/** What is shorter stands in too many texts by chance. */
const lengthMin = 4;

/**
 * The value with `***` for every secret of the task that is in one of its texts: what a template passes on is shown to those
 * who decide.
 */
export function maskSecrets<T>(
  value: T,
  secrets: Record<string, string> = {},
): T {
  const hidden = Object.values(secrets)
    .filter(secret => typeof secret === 'string' && secret.length >= lengthMin)
    // A secret may have another in it.
    .sort((a, b) => b.length - a.length);
  return mask(value, hidden) as T;
}

function mask(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') {
    return secrets.reduce(
      (text, secret) => text.replaceAll(secret, () => masked),
      value,
    );
  }
  if (Array.isArray(value)) {
    return value.map(each => mask(each, secrets));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inside]) => [
        mask(key, secrets),
        mask(inside, secrets),
      ]),
    );
  }
  return value;
}

/** The value with `***` for everything that has one of these names, at any depth. */
export function hideNamed(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    return value.map(each => hideNamed(each, names));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, inside]) => [
          key,
          names.has(key) ? masked : hideNamed(inside, names),
        ]),
      )
    : value;
}
