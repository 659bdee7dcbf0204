import { useApi } from '@backstage/frontend-plugin-api';
import type { RuntimeGroup } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  runtimesApiRef,
} from '@groundwork/plugin-control-plane-react';

/** Props of {@link DeleteGroupDialog}. */
export type DeleteGroupDialogProps = {
  group: RuntimeGroup;
  onDone: () => void;
  onClose: () => void;
};

/** Says what goes with a group and what stays, and asks for its name. */
export function DeleteGroupDialog(props: DeleteGroupDialogProps) {
  const { group, onDone, onClose } = props;
  const api = useApi(runtimesApiRef);
  return (
    <ConfirmDialog
      title={`Delete ${group.title}?`}
      confirmLabel={`Delete ${group.name}`}
      confirmName={{ name: group.name, label: 'Name of the group' }}
      errorTitle="The group was not deleted"
      onConfirm={async () => {
        await api.runtimes.deleteGroup(group.id);
        return true;
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <p>
        No namespace can be made in it any more.{' '}
        {group.environments.length > 0 &&
          `${group.environments.map(({ title }) => title).join(', ')} ${group.environments.length === 1 ? 'stays' : 'stay'}.`}
      </p>
    </ConfirmDialog>
  );
}
