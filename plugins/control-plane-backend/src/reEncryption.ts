import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { readControlPlaneConfig } from './config';
import { ControlPlaneDatabase } from './database';
import { Encryption } from './encryption';
import { RuntimeStore } from './runtimes';
import { ConnectionKeeper } from './runtimes/ConnectionKeeper';
import { ConnectionRotation } from './runtimes/ConnectionRotation';

/**
 * Encrypts everything that is encrypted in the database of the control plane with the first key of
 * `controlPlane.encryption.keys`, while nothing else runs in the process. For a backend that has nothing but this: it is
 * done when that has started, and fails to start when something could not be read.
 *
 * @public
 */
export const controlPlaneReEncryption = createBackendPlugin({
  pluginId: 'control-plane',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        logger: coreServices.logger,
      },
      async init({ config, database: service, logger }) {
        const { encryption } = readControlPlaneConfig(config);
        if (encryption.keys.length === 0) {
          throw new Error('There is no key in controlPlane.encryption.keys');
        }
        const database = await ControlPlaneDatabase.create(service);
        const { rotated, failed } = await ConnectionRotation.create({
          database,
          runtimeStore: RuntimeStore.create(database),
          keeper: ConnectionKeeper.create({
            encryption: Encryption.fromConfig(encryption),
          }),
          logger,
        }).run(new AbortController().signal);
        if (failed.length > 0) {
          throw new Error(
            `${failed.length} could not be encrypted anew: ${failed.join(', ')}`,
          );
        }
        logger.info(
          `Everything is encrypted with the key '${encryption.keys[0].id}' now; ${rotated} were not before`,
        );
      },
    });
  },
});
