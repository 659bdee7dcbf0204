import {
  TransientRuntimeError,
  type AddressPolicy,
} from '@groundwork/plugin-control-plane-node';
import { isIP } from 'node:net';
import { rejectOnAbort } from '../git/rejectOnAbort';

/**
 * Looks up the addresses of a host that may be connected to.
 *
 * @throws TerminalRuntimeError when the policy refuses it, TransientRuntimeError when nobody knows it
 */
export async function resolveHost(
  addresses: AddressPolicy,
  host: string,
  signal: AbortSignal,
): Promise<string[]> {
  try {
    const found = await rejectOnAbort(signal, addresses.resolve(host));
    return found.map(({ address }) => address);
  } catch (error) {
    signal.throwIfAborted();
    if (isNameError(error)) {
      throw new TransientRuntimeError(`The host ${host} is not known`, {
        reason: 'Unreachable',
      });
    }
    throw error;
  }
}

/**
 * Refuses a host where the policy does, and lets pass one that cannot be looked up here: somebody else will, such as a
 * proxy.
 */
export async function refuseHost(
  addresses: AddressPolicy,
  host: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await rejectOnAbort(signal, addresses.resolve(host));
  } catch (error) {
    if (!isNameError(error)) {
      throw error;
    }
  }
}

/** Whether a host is an address already. */
export function isAddress(host: string): boolean {
  return isIP(host.replace(/^\[|\]$/g, '')) !== 0;
}

function isNameError(error: unknown): boolean {
  // Structural: an error of the system may come from another realm.
  return (
    typeof error === 'object' &&
    error !== null &&
    'syscall' in error &&
    error.syscall === 'getaddrinfo'
  );
}
