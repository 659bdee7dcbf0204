/**
 * What the pages of the control plane share: access to it, live data, and the components that show its words.
 *
 * @packageDocumentation
 */
export * from './api';
export * as commonParts from './commonParts';
export * from './components';
export * from './errors';
export * from './files';
export * from './format';
export * from './hooks';
export * from './status';
export * from './translation';
export * from './translationResource';
export * from './words';
