import { createBackend } from '@backstage/backend-defaults';
import { controlPlaneReEncryption } from '@groundwork/plugin-control-plane-backend';

/** Encrypts what is secret in the database with the current key, and ends the process. */
export async function reEncrypt(): Promise<void> {
  // Any port will do, as the portal may be running beside it.
  process.env.APP_CONFIG_backend_listen = ':0';
  const backend = createBackend();
  backend.add(controlPlaneReEncryption);
  try {
    await backend.start();
    await backend.stop();
    process.exit(0);
  } catch {
    // The backend has logged what is the matter.
    process.exit(1);
  }
}
