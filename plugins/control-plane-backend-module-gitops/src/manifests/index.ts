export * from './folderOf';
export type { ArgocdSettings } from './renderArgocdApplication';
export * from './renderManifests';
