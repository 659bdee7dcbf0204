/**
 * Pages for runtime environments, their groups and queue, and namespaces.
 *
 * @packageDocumentation
 */
export {};
