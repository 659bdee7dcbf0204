import fc from 'fast-check';
import { canonicalQuantity, parseQuantity, smallerQuantity } from './quantity';

describe('canonicalQuantity', () => {
  it.each([
    ['0', '0'],
    ['0Gi', '0'],
    ['2', '2'],
    ['2000m', '2'],
    ['1500m', '1500m'],
    ['0.5', '500m'],
    ['0.1', '100m'],
    ['1.5', '1500m'],
    ['1000', '1k'],
    ['100000', '100k'],
    ['1023', '1023'],
    ['4Gi', '4Gi'],
    ['4096Mi', '4Gi'],
    ['1536Mi', '1536Mi'],
    ['1.5Gi', '1536Mi'],
    ['0.5Ki', '512'],
    ['1000Ki', '1000Ki'],
    ['551578.125Ki', '564816k'],
    ['4G', '4G'],
    ['4000M', '4G'],
    ['1e3', '1e3'],
    ['12e2', '1200'],
    ['1E', '1E'],
    ['5n', '5n'],
    ['0.0000000001', '1n'],
  ])('writes %s as %s, as the API server does', (text, canonical) => {
    expect(canonicalQuantity(text)).toBe(canonical);
  });

  it.each([
    '',
    ' 1',
    '-1',
    '1 Gi',
    '1GiB',
    'Gi',
    '1e',
    '1e999',
    '0x10',
    '1\n',
    'NaN',
    '9'.repeat(31),
    '9223372036854775808',
    '10E',
  ])('refuses %j', text => {
    expect(() => canonicalQuantity(text)).toThrow();
  });

  it('neither changes the value nor what is canonical already', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1_000_000 }),
        fc.constantFrom('', '.5', '.125'),
        fc.constantFrom('m', '', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'Ti', 'e3'),
        (whole, fraction, suffix) => {
          const text = `${whole}${fraction}${suffix}`;
          const canonical = canonicalQuantity(text);
          expect(canonicalQuantity(canonical)).toBe(canonical);
          expect(parseQuantity(canonical).nanos).toBe(
            parseQuantity(text).nanos,
          );
        },
      ),
    );
  });
});

describe('smallerQuantity', () => {
  it('compares across units', () => {
    expect(smallerQuantity('500m', '0.2')).toBe('200m');
    expect(smallerQuantity('512Mi', '1G')).toBe('512Mi');
    expect(smallerQuantity('512Mi', '0.5G')).toBe('500M');
  });
});
