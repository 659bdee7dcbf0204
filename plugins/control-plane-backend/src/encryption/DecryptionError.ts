import { CustomErrorBase } from '@backstage/errors';

/** What is stored cannot be decrypted. The message names the key, and nothing that is secret. */
export class DecryptionError extends CustomErrorBase {
  name = 'DecryptionError' as const;
}
