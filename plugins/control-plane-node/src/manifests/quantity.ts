import { InputError } from '@backstage/errors';

const pattern =
  /^(\d{1,30})(?:\.(\d{0,30}))?(?:([eE][+-]?\d{1,2})|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei))?$/;
const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const nanosPerUnit = 1_000_000_000n;
const nanosMax = (2n ** 63n - 1n) * nanosPerUnit;

/** A Kubernetes quantity, exact to a billionth. */
export type Quantity = {
  nanos: bigint;
  format: 'decimal' | 'binary' | 'exponent';
};

/**
 * Reads a Kubernetes quantity such as `500m`, `4Gi` or `1e3`.
 *
 * @throws InputError when it is none, or negative
 */
export function parseQuantity(text: string): Quantity {
  const match = pattern.exec(text);
  if (!match) {
    throw new InputError(`"${text.slice(0, 40)}" is not a Kubernetes quantity`);
  }
  const [, whole, fraction = '', exponent, suffix = ''] = match;
  const digits = BigInt(whole + fraction);
  const binaryPower = binarySuffixes.indexOf(suffix);
  if (suffix !== '' && binaryPower > 0) {
    return bounded(
      text,
      divideUp(
        digits * 1024n ** BigInt(binaryPower) * nanosPerUnit,
        10n ** BigInt(fraction.length),
      ),
      'binary',
    );
  }
  const power = exponent
    ? Number(exponent.slice(1))
    : (decimalSuffixes.indexOf(suffix) - 3) * 3;
  const shift = power + 9 - fraction.length;
  const nanos =
    shift >= 0
      ? digits * 10n ** BigInt(shift)
      : divideUp(digits, 10n ** BigInt(-shift));
  return bounded(text, nanos, exponent ? 'exponent' : 'decimal');
}

/**
 * Writes a quantity as the API server stores it, so that what is in Git and what is in the cluster read the same:
 * `2000m` is `2`, `1024Mi` is `1Gi`, `0.5` is `500m`.
 */
export function formatQuantity(quantity: Quantity): string {
  const { nanos, format } = quantity;
  if (nanos === 0n) {
    return '0';
  }
  // What no binary suffix fits is a plain number, and a plain number is read as a decimal one.
  if (format === 'binary' && nanos % (1024n * nanosPerUnit) === 0n) {
    return withSuffix(nanos / nanosPerUnit, 1024n, binarySuffixes);
  }
  if (format === 'exponent') {
    const { mantissa, steps } = reduce(nanos, 1000n, decimalSuffixes.length);
    const power = steps * 3 - 9;
    return power === 0 ? `${mantissa}` : `${mantissa}e${power}`;
  }
  return withSuffix(nanos, 1000n, decimalSuffixes);
}

/** The canonical form of a quantity given as text. */
export function canonicalQuantity(text: string): string {
  return formatQuantity(parseQuantity(text));
}

/** The smaller of two quantities, in canonical form. */
export function smallerQuantity(one: string, other: string): string {
  const first = parseQuantity(one);
  const second = parseQuantity(other);
  return formatQuantity(first.nanos <= second.nanos ? first : second);
}

function withSuffix(
  value: bigint,
  base: bigint,
  suffixes: readonly string[],
): string {
  const { mantissa, steps } = reduce(value, base, suffixes.length);
  return `${mantissa}${suffixes[steps]}`;
}

function reduce(value: bigint, base: bigint, stepsLimit: number) {
  let mantissa = value;
  let steps = 0;
  while (steps + 1 < stepsLimit && mantissa % base === 0n) {
    mantissa /= base;
    steps += 1;
  }
  return { mantissa, steps };
}

function divideUp(value: bigint, divisor: bigint): bigint {
  return (value + divisor - 1n) / divisor;
}

function bounded(
  text: string,
  nanos: bigint,
  format: Quantity['format'],
): Quantity {
  if (nanos > nanosMax) {
    throw new InputError(`The quantity "${text.slice(0, 40)}" is too large`);
  }
  return { nanos, format };
}
