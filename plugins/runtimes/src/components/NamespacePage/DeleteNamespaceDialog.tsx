import { useApi } from '@backstage/frontend-plugin-api';
import {
  ConfirmDialog,
  runtimesApiRef,
} from '@groundwork/plugin-control-plane-react';
import { countWords } from '../../model';
import type { NamespaceDialogProps } from './EditMembersDialog';

/** Lists what goes where, and asks for the name. */
export function DeleteNamespaceDialog(props: NamespaceDialogProps) {
  const { namespace, onDone, onClose } = props;
  const { composite_name: name, targets = [] } = namespace;
  const api = useApi(runtimesApiRef);
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      confirmLabel={`Delete ${name}`}
      confirmName={{ name, label: 'Name of the namespace' }}
      errorTitle="The namespace was not deleted"
      onConfirm={() => api.namespaces.delete(namespace.id)}
      onDone={onDone}
      onClose={onClose}
    >
      {targets.length > 0 && (
        <>
          <p>Everything in it goes, also what others have put there:</p>
          <ul>
            {targets.map(({ id, title, resources }) => (
              <li key={id}>
                {title}:{' '}
                {resources.length === 0
                  ? 'nothing is there yet'
                  : `${countWords(resources.length, 'resource', 'resources')}, and whatever runs in it`}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>Its members lose their access. What the log tells of it stays.</p>
    </ConfirmDialog>
  );
}
