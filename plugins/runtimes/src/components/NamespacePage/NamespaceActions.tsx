import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { RefreshCwIcon, TagIcon, Trash2Icon, UsersIcon } from 'lucide-react';
import type { Namespace } from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  ActionMenu,
  ErrorPanel,
  reasonOf,
  runtimesApiRef,
  useAction,
} from '@groundwork/plugin-control-plane-react';
import { useRuntimesWords } from '../../translation';
import { DeleteNamespaceDialog } from './DeleteNamespaceDialog';
import { EditMembersDialog } from './EditMembersDialog';
import { EditMetadataDialog } from './EditMetadataDialog';
import { MessageDialog } from './MessageDialog';

/** Props of {@link NamespaceActions}. */
export type NamespaceActionsProps = {
  namespace: Namespace;
  /** Gets the namespace as an action answered it. */
  onChanged: (namespace: Namespace) => void;
};

/** What can be done with a namespace. What is not possible stays visible, with the reason. */
export function NamespaceActions(props: NamespaceActionsProps) {
  const { namespace, onChanged } = props;
  const { actions } = namespace;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  const [open, setOpen] = useState<'members' | 'metadata' | 'delete'>();
  const reconcile = useAction(async () =>
    onChanged(await api.namespaces.reconcile(namespace.id)),
  );
  const close = () => setOpen(undefined);
  const dialog = { namespace, onDone: onChanged, onClose: close };
  return (
    <>
      <ActionButton
        variant="primary"
        iconStart={<RefreshCwIcon />}
        isPending={reconcile.isPending}
        disabledReason={reasonOf(actions?.reconcile)}
        onPress={reconcile.run}
      >
        {t('actions.reconcile')}
      </ActionButton>
      <ActionMenu
        label={t('actions.for', { name: namespace.composite_name })}
        variant="secondary"
        items={[
          {
            label: `${t('actions.editMembers')}…`,
            icon: <UsersIcon />,
            action: actions?.update,
            onAction: () => setOpen('members'),
          },
          {
            label: `${t('actions.editMetadata')}…`,
            icon: <TagIcon />,
            action: actions?.update,
            onAction: () => setOpen('metadata'),
          },
          {
            label: `${t('actions.delete')}…`,
            icon: <Trash2Icon />,
            action: actions?.delete,
            isDanger: true,
            onAction: () => setOpen('delete'),
          },
        ]}
      />
      {reconcile.error && (
        <MessageDialog
          title={t('namespace.notReconciled')}
          onClose={reconcile.reset}
        >
          <ErrorPanel
            title={t('namespace.reconcileFailed')}
            error={reconcile.error}
            onRetry={reconcile.run}
          />
        </MessageDialog>
      )}
      {open === 'members' && <EditMembersDialog {...dialog} />}
      {open === 'metadata' && <EditMetadataDialog {...dialog} />}
      {open === 'delete' && <DeleteNamespaceDialog {...dialog} />}
    </>
  );
}
