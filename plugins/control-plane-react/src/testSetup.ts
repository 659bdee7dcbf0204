/**
 * What jsdom lacks, for the `setupTests` of a plugin with pages. Apart from the other utilities: libraries look at what
 * there is as soon as they are loaded, and those load them.
 *
 * @packageDocumentation
 */
export * from './testUtils/mockIntersections';
export * from './testUtils/mockWidth';
