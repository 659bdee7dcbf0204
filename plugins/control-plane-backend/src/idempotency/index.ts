export * from './createIdempotency';
export * from './DuplicateCallError';
export * from './IdempotencyKeyStore';
export * from './IdempotentCalls';
export * from './KeyedCall';
export * from './keyedOperations';
