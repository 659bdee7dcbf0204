import type {
  EnvironmentClass,
  EnvironmentClassCreate,
} from '@groundwork/plugin-control-plane-common';

/** What a version of a class says, complete and with nothing left to look up: as it is kept, and never changed. */
export type ClassSpec = Omit<
  EnvironmentClass,
  | 'name'
  | 'version'
  | 'source'
  | 'runtimes'
  | 'availability'
  | 'created_at'
  | 'created_by'
>;

/** What somebody writes of a class, in the configuration or to the API; what is left out has a default. */
export type ClassDraft = Omit<EnvironmentClassCreate, 'name'>;
