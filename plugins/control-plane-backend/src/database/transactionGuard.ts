import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from './ControlPlaneDatabase';

/** Goes along with every transaction of a piece of work. */
export interface TransactionGuard {
  /** The first thing in a transaction; what it throws rolls the transaction back. */
  begin(transaction: Transaction): Promise<void>;
  /** A transaction that began has ended. */
  end(transaction: Transaction, outcome: 'committed' | 'rolled-back'): void;
}

const guards = new AsyncLocalStorage<TransactionGuard | undefined>();

/** Does the work with a guard that goes along with its transactions, and with those of all that it starts. */
export function withTransactionGuard<T>(
  guard: TransactionGuard,
  work: () => T,
): T {
  return guards.run(guard, work);
}

/** Does work that is not what the call is about: what is looked up, kept in mind, or left to the background. */
export function withoutTransactionGuard<T>(work: () => T): T {
  return guards.run(undefined, work);
}

/** The guard of the work that is being done. */
export function currentTransactionGuard(): TransactionGuard | undefined {
  return guards.getStore();
}
