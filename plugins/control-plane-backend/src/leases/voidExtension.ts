import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { AuditActor } from '../audit';
import type { Transaction } from '../database';
import type { RequestRecorder } from '../requests';
import type { ExtensionRequestStore } from './ExtensionRequestStore';

/**
 * Has nobody decide any more over an extension that waits, as the lease that it was for has changed or ended, and tells
 * of it. Part of the transaction that has locked the environment; does nothing where none waits.
 */
export async function voidExtension(
  transaction: Transaction,
  actor: AuditActor,
  request: Pick<EnvironmentRequest, 'id' | 'name' | 'tenant_id'>,
  options: {
    extensions: Pick<ExtensionRequestStore, 'voidPending'>;
    recorder: Pick<RequestRecorder, 'tell'>;
  },
): Promise<void> {
  const extension = await options.extensions.voidPending(
    transaction,
    request.id,
  );
  if (!extension) {
    return;
  }
  await options.recorder.tell(transaction, actor, request, {
    action: 'environment-request.extension-voided',
    message:
      'The extension that waited for a decision is void, as the lease has changed or ended',
    metadata: {
      extension_id: extension.id,
      hours: String(extension.hours),
      requested_by: extension.requested_by,
    },
    notify: {
      recipients: [extension.requested_by],
      title: `The extension of ${request.name} is decided over no more`,
      description:
        'Its lease has changed or ended since it was asked for. Ask again if it is still needed.',
      severity: 'normal',
      topic: 'decisions',
    },
  });
}
