/**
 * The contract that every runtime adapter is held to.
 *
 * @packageDocumentation
 */
export {};
