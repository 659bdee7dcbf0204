import type { APIKey, Tenant } from '@groundwork/plugin-control-plane-common';
import { CreateKeyDialog } from './CreateKeyDialog';
import type { KeyTask } from './keyTask';
import { NewKeyDialog } from './NewKeyDialog';
import { RevokeKeyDialog } from './RevokeKeyDialog';
import { RotateKeyDialog } from './RotateKeyDialog';

/** Props of {@link KeyDialogs}. */
export type KeyDialogsProps = {
  tenant: Tenant;
  keys: APIKey[];
  task: KeyTask;
  onClose: () => void;
  onTask: (task: KeyTask) => void;
  onRevoked: (apiKey: APIKey) => void;
};

/** The dialog of what a person does with keys. */
export function KeyDialogs(props: KeyDialogsProps) {
  const { tenant, keys, task, onClose, onTask, onRevoked } = props;
  switch (task.type) {
    case 'create':
      return (
        <CreateKeyDialog
          tenant={tenant}
          keys={keys}
          onClose={onClose}
          onCreated={created => onTask({ type: 'show', created })}
        />
      );
    case 'rotate':
      return (
        <RotateKeyDialog
          apiKey={task.apiKey}
          onClose={onClose}
          onRotated={(created, overlapSeconds) =>
            onTask({
              type: 'show',
              created,
              replaced: { prefix: task.apiKey.prefix, overlapSeconds },
            })
          }
        />
      );
    case 'revoke':
      return (
        <RevokeKeyDialog
          apiKey={task.apiKey}
          tenant={tenant}
          onClose={onClose}
          onRevoked={() => onRevoked(task.apiKey)}
        />
      );
    default:
      return (
        <NewKeyDialog
          created={task.created}
          replaced={task.replaced}
          onClose={onClose}
        />
      );
  }
}
