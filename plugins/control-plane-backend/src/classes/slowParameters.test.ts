import { ParameterSchema } from './ParameterSchema';

type JsonObject = Record<string, unknown>;

const withProperty = (property: JsonObject): JsonObject => ({
  type: 'object',
  properties: { x: property },
});

/**
 * How long it takes, in milliseconds, to find out whether a value is as a schema wants it: the best of some runs, as
 * others use the machine too.
 */
function timeOf(schema: JsonObject, value: unknown): number {
  const compiled = ParameterSchema.compile(schema);
  return Math.min(
    ...Array.from({ length: 5 }, () => {
      const startedAt = performance.now();
      compiled.check({ x: value });
      return performance.now() - startedAt;
    }),
  );
}

describe('ParameterSchema', () => {
  it.each([
    '^(a+)+$',
    '^(a|aa)+$',
    '^(a|a?)+$',
    '(.*a){12}$',
    '^([a-zA-Z]+)*$',
    '^(\\w+\\s?)*$',
    '(x+x+)+y',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^(?:a?){30}a{30}$',
    '\\s+$',
  ])('is not held up by the pattern %p', pattern => {
    const schema = withProperty({ type: 'string', pattern });
    for (const attack of [
      `${'a'.repeat(999)}!`,
      `${'a '.repeat(499)}!`,
      `${' '.repeat(998)}x!`,
      `${'x'.repeat(1_000)}`,
      `${'a'.repeat(16_000)}!`,
    ]) {
      expect(timeOf(schema, attack)).toBeLessThan(50);
    }
  });

  it.each([
    'date',
    'time',
    'date-time',
    'duration',
    'uri',
    'email',
    'hostname',
    'ipv4',
    'ipv6',
    'uuid',
  ])('is not held up by the format %p', format => {
    const schema = withProperty({ type: 'string', format });
    for (const piece of [
      'a',
      '1',
      '.',
      'a.',
      'a-',
      '::',
      '%20',
      'P1D',
      'a@',
      '1:',
    ]) {
      const attack = `${piece.repeat(Math.floor(16_000 / piece.length))}!`;
      expect(timeOf(schema, attack)).toBeLessThan(50);
    }
  });

  it('is not held up by what has to be unique', () => {
    const schema = withProperty({ type: 'array', uniqueItems: true });
    const attack = Array.from({ length: 480 }, (_, index) => ({ index }));
    expect(timeOf(schema, attack)).toBeLessThan(50);
  });
});
