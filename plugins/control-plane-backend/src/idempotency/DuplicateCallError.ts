/** Thrown at the beginning of a transaction to roll it back: what it would do was done by another call with the same key. */
export class DuplicateCallError extends Error {
  name = 'DuplicateCallError';

  constructor() {
    super('Another call with the same Idempotency-Key was first');
  }
}
