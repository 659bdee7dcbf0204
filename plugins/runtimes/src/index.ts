/**
 * Pages for runtime environments and namespaces, for portals of the old frontend system. The new one takes the plugin
 * from `./alpha`.
 *
 * @packageDocumentation
 */
export * from './plugin';
export * from './routes';
export * from './translation';
export * from './translationResource';
