/**
 * Pages to request, approve and watch environments, for portals of the old frontend system. The new one takes the plugin
 * from `./alpha`.
 *
 * @packageDocumentation
 */
export {
  ANNOTATION_ENVIRONMENT_ID,
  isEnvironmentEntity,
} from './components/EntityEnvironments/annotations';
export {
  useEntityEnvironmentsMenuItems,
  type EntityMenuItem,
} from './components/EntityEnvironments/useEntityEnvironmentsMenuItems';
export * from './menuTranslation';
export * from './plugin';
export * from './routes';
export * from './translation';
export * from './translationResource';
