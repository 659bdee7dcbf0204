import fc from 'fast-check';
import { junkText } from './hostile';

function cyclicObject(): unknown {
  const self: Record<string, unknown> = { id: 'a' };
  self.self = self;
  return self;
}

function cyclicArray(): unknown {
  const self: unknown[] = [];
  self.push(self);
  return self;
}

function throwingGetters(): unknown {
  return new Proxy(
    {},
    {
      get() {
        throw new Error('Do not touch');
      },
      ownKeys() {
        throw new Error('Do not look');
      },
    },
  );
}

function deep(): unknown {
  let value: unknown = {};
  for (let depth = 0; depth < 20_000; depth += 1) {
    value = { value };
  }
  return value;
}

/** Anything that a program can hold, also what cannot be written down as JSON, told of, or even looked at. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  junkText,
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
    maxDepth: 2,
  }),
  fc
    .constantFrom<() => unknown>(
      () => undefined,
      () => null,
      () => Symbol('x'),
      () => () => {},
      () => 10n ** 100n,
      () => NaN,
      () => -1e300,
      () => 'x'.repeat(3_000_000),
      () => Object.create(null),
      () => ({ toString: () => ({}), valueOf: undefined }),
      () => ({ toJSON: () => cyclicObject() }),
      () => ({ length: 1, every: () => true, map: () => [], filter: () => [] }),
      () => JSON.parse('{"__proto__": {"state": "in_sync"}}'),
      () => new Date(NaN),
      cyclicObject,
      cyclicArray,
      throwingGetters,
      deep,
    )
    .map(make => make()),
);

/** Mostly what it should be, so that the rest is looked at as well. */
const nearly = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 6, arbitrary: right },
    { weight: 1, arbitrary: hostileValue },
  );

const link = fc.record({
  title: nearly(fc.constant('Commit')),
  kind: nearly(fc.constant('commit')),
  url: nearly(fc.constant('https://example.com/1')),
});

const resource = fc.record({
  id: nearly(junkText),
  kind: nearly(fc.constant('Namespace')),
  name: nearly(junkText),
  location: nearly(junkText),
  state: nearly(fc.constantFrom('in_sync', 'missing', 'changed', 'extra')),
  fields: nearly(
    fc.array(
      nearly(fc.record({ path: nearly(junkText), live: nearly(junkText) })),
      { maxLength: 3 },
    ),
  ),
});

/** What an adapter may answer to `observe`. */
export const hostileObservation = nearly(
  fc.record({
    resources: nearly(fc.array(nearly(resource), { maxLength: 3 })),
    links: nearly(fc.array(nearly(link), { maxLength: 3 })),
  }),
);

/** What an adapter may answer to `apply` and `remove`. */
export const hostileResult = nearly(
  fc.record({
    outcome: nearly(fc.constantFrom('applied', 'removed', 'waiting')),
    message: nearly(junkText),
    links: nearly(fc.array(nearly(link), { maxLength: 3 })),
    requeueAfterMs: nearly(fc.constant(5)),
  }),
);

/** What an adapter may throw. */
export const hostileThrown = fc.oneof(
  hostileValue,
  fc
    .record({
      name: nearly(
        fc.constantFrom('TransientRuntimeError', 'TerminalRuntimeError'),
      ),
      message: hostileValue,
      retryAfterMs: hostileValue,
    })
    .map(fields => Object.assign(new Error(), fields)),
);
