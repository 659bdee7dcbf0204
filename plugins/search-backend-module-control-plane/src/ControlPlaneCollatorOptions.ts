import type { AuthService } from '@backstage/backend-plugin-api';
import type {
  CallOptions,
  ControlPlaneClient,
} from '@groundwork/plugin-control-plane-common';

/** What the collators of the control plane need. @public */
export type ControlPlaneCollatorOptions = {
  auth: AuthService;
  client: ControlPlaneClient;
};

/** Reads all pages of a list, as the search's own service identity. */
export async function* readPages<T>(
  auth: AuthService,
  readPage: (
    cursor: string | undefined,
    call: CallOptions,
  ) => Promise<{ items: T[]; next_cursor?: string }>,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'control-plane',
    });
    const page = await readPage(cursor, { token });
    yield* page.items;
    cursor = page.next_cursor;
  } while (cursor);
}

/** The parts of a text that there are, as words to be found by. */
export function wordsOf(...parts: Array<string | undefined>): string {
  return parts.filter(Boolean).join(' ');
}
