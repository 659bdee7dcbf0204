import { classContextOf } from '../config';
import type { Domain, DomainOptions } from '../Domain';
import { ClassAvailabilities } from './ClassAvailabilities';
import { addClassRoutes } from './classRoutes';
import {
  requireKnownReferences,
  type KnownReferences,
} from './checkReferences';
import { EnvironmentClasses } from './EnvironmentClasses';
import { EnvironmentClassReader } from './EnvironmentClassReader';
import { EnvironmentClassService } from './EnvironmentClassService';
import { EnvironmentClassStore } from './EnvironmentClassStore';
import { configuredSpecs, syncClasses } from './syncClasses';

/** The environment classes, once they are what the configuration says. */
export async function createClasses(
  options: DomainOptions & { known: KnownReferences },
): Promise<
  Domain & {
    classes: EnvironmentClasses;
    availabilities: ClassAvailabilities;
  }
> {
  const { knex } = options.database;
  const context = classContextOf(options.config);
  const store = EnvironmentClassStore.create({ knex });
  const specs = configuredSpecs(options.config);
  requireKnownReferences(specs, options.known);
  await syncClasses({ ...options, store, specs });
  const classes = EnvironmentClasses.create({ ...options, store });
  const availabilities = ClassAvailabilities.create({ ...options, knex });
  const reader = EnvironmentClassReader.create({
    ...options,
    ...context,
    classes,
    availabilities,
  });
  return {
    classes,
    availabilities,
    routes: [
      addClassRoutes({
        reader,
        service: EnvironmentClassService.create({
          ...options,
          context,
          store,
          reader,
        }),
      }),
    ],
  };
}
