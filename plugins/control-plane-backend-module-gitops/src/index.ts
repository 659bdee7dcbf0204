/**
 * Provisions environments as commits in a Git repository, for Groundwork.
 *
 * @packageDocumentation
 */
export { controlPlaneModuleGitops as default } from './module';
export {
  gitopsConnectionSchema,
  type GitopsConnectionConfig,
} from './connection';
