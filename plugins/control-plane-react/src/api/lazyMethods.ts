/**
 * Stands for an object that is loaded when one of its methods is called first. Nothing but methods that answer later can be
 * used of it, and what is in `known`.
 */
export function lazyMethods<T extends object>(
  load: () => Promise<T>,
  known: object = {},
): T {
  const methods = new Map<PropertyKey, unknown>(Object.entries(known));
  return new Proxy({} as T, {
    get(_target, name) {
      // Whoever waits for it asks first whether it is a promise
      if (typeof name === 'symbol' || name === 'then') {
        return undefined;
      }
      if (!methods.has(name)) {
        methods.set(name, async (...args: unknown[]) => {
          const loaded: object = await load();
          return Reflect.get(loaded, name).apply(loaded, args);
        });
      }
      return methods.get(name);
    },
  });
}
