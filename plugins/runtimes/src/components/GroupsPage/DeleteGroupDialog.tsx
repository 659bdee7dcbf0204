import { useApi } from '@backstage/frontend-plugin-api';
import type { RuntimeGroup } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  runtimesApiRef,
} from '@groundwork/plugin-control-plane-react';
import { useRuntimesWords } from '../../translation';

/** Props of {@link DeleteGroupDialog}. */
export type DeleteGroupDialogProps = {
  group: RuntimeGroup;
  onDone: () => void;
  onClose: () => void;
};

/** Says what goes with a group and what stays, and asks for its name. */
export function DeleteGroupDialog(props: DeleteGroupDialogProps) {
  const { group, onDone, onClose } = props;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  return (
    <ConfirmDialog
      title={t('groupDeletion.title', { title: group.title })}
      confirmLabel={t('actions.deleteOf', { name: group.name })}
      confirmName={{ name: group.name, label: t('groupDeletion.nameLabel') }}
      errorTitle={t('groupDeletion.failed')}
      onConfirm={async () => {
        await api.runtimes.deleteGroup(group.id);
        return true;
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <p>
        {t('groupDeletion.text')}{' '}
        {group.environments.length > 0 &&
          t('groupDeletion.stays', {
            count: group.environments.length,
            names: group.environments.map(({ title }) => title).join(', '),
          })}
      </p>
    </ConfirmDialog>
  );
}
