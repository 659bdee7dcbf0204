import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { InputError } from '@backstage/errors';
import ipaddr from 'ipaddr.js';
import { TerminalRuntimeError } from './errors';

/**
 * Where adapters may connect to. Addresses of the public internet always; loopback, private, link-local and other
 * special ones only where the configuration lists them, so that whoever may describe a runtime environment cannot
 * reach through the backend what only the backend can reach.
 *
 * @public
 */
export interface AddressPolicy {
  /** Whether files of the backend's machine may stand where an address could. */
  readonly allowsLocalFiles: boolean;
  /**
   * Resolves a name, or reads an address, and answers with what may be connected to. A client has to connect to one of
   * these, rather than to resolve the name once more, as it may then mean something else.
   *
   * @throws `TerminalRuntimeError` with the reason `AddressRefused` when any of them is refused.
   */
  resolve(hostname: string): Promise<LookupAddress[]>;
  /** The same for sockets, as their option `lookup`. Sockets do not call it for literal addresses: those need {@link AddressPolicy.resolve}. */
  readonly lookup: LookupFunction;
}

/**
 * Makes an {@link AddressPolicy}.
 *
 * @param options - `allowed`: address ranges such as `10.0.0.0/8` or `::1/128` that are allowed beside public ones, or
 *   `all`.
 * @throws `InputError` that names a range that is none.
 * @public
 */
export function createAddressPolicy(options: {
  allowed: readonly string[] | 'all';
  allowsLocalFiles: boolean;
}): AddressPolicy {
  const { allowed, allowsLocalFiles } = options;
  const ranges = allowed === 'all' ? [] : allowed.map(parseRange);

  function allows(address: string): boolean {
    if (allowed === 'all') {
      return true;
    }
    const parsed = ipaddr.process(address);
    return (
      isPublic(parsed) ||
      ranges.some(
        ([base, bits]) =>
          base.kind() === parsed.kind() && parsed.match(base, bits),
      )
    );
  }

  async function resolve(hostname: string): Promise<LookupAddress[]> {
    const name = hostname.replace(/^\[|\]$/g, '');
    const addresses = await lookUp(name);
    for (const { address } of addresses) {
      if (!allows(address)) {
        throw new TerminalRuntimeError(
          `The address of ${name} is not one that may be connected to`,
          { reason: 'AddressRefused' },
        );
      }
    }
    return addresses;
  }

  return {
    allowsLocalFiles,
    resolve,
    lookup: (hostname, lookupOptions, callback) => {
      resolve(hostname).then(
        addresses => {
          const { family } = lookupOptions;
          const fitting = addresses.filter(
            found => !family || `${found.family}` === `${family}`.slice(-1),
          );
          if (fitting.length === 0) {
            callback(new Error(`${hostname} has no address that fits`), '');
          } else if (lookupOptions.all) {
            callback(null, fitting);
          } else {
            callback(null, fitting[0].address, fitting[0].family);
          }
        },
        error => callback(error, ''),
      );
    },
  };
}

function lookUp(name: string): Promise<LookupAddress[]> {
  const family = isIP(name);
  return family !== 0
    ? Promise.resolve([{ address: name, family }])
    : new Promise((resolve, reject) => {
        resolveName(name, { all: true }, (error, addresses) =>
          error ? reject(error) : resolve(addresses),
        );
      });
}

/** What everybody on the internet can reach too; an IPv4 address inside of an IPv6 one was taken out before. */
function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.range() === 'unicast';
}

function parseRange(range: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  try {
    return ipaddr.parseCIDR(range);
  } catch {
    throw new InputError(`'${range}' is not a range such as 10.0.0.0/8`);
  }
}
