import { useApi } from '@backstage/frontend-plugin-api';
import {
  ConfirmDialog,
  runtimesApiRef,
} from '@groundwork/plugin-control-plane-react';
import { counted } from '../../model';
import { useRuntimesWords } from '../../translation';
import type { NamespaceDialogProps } from './EditMembersDialog';

/** Lists what goes where, and asks for the name. */
export function DeleteNamespaceDialog(props: NamespaceDialogProps) {
  const { namespace, onDone, onClose } = props;
  const { composite_name: name, targets = [] } = namespace;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  return (
    <ConfirmDialog
      title={t('namespaceDeletion.title', { name })}
      confirmLabel={t('actions.deleteOf', { name })}
      confirmName={{ name, label: t('namespaceDeletion.nameLabel') }}
      errorTitle={t('namespaceDeletion.failed')}
      onConfirm={() => api.namespaces.delete(namespace.id)}
      onDone={onDone}
      onClose={onClose}
    >
      {targets.length > 0 && (
        <>
          <p>{t('namespaceDeletion.everything')}</p>
          <ul>
            {targets.map(({ id, title, resources }) => (
              <li key={id}>
                {t('namespaceDeletion.onTarget', {
                  title,
                  what:
                    resources.length === 0
                      ? t('namespaceDeletion.nothingYet')
                      : t(
                          'namespaceDeletion.resources',
                          counted(resources.length),
                        ),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{t('namespaceDeletion.access')}</p>
    </ConfirmDialog>
  );
}
