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
export * from './plugin';
export * from './routes';
export * from './translation';
