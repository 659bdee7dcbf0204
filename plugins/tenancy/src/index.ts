/**
 * Pages for tenants, products and the audit log, for portals of the old frontend system. The new one takes the plugin
 * from `./alpha`.
 *
 * @packageDocumentation
 */
export * from './plugin';
export * from './routes';
export { tenancyTranslationRef } from './translation';
export { tenancyTranslations } from './translationResource';
