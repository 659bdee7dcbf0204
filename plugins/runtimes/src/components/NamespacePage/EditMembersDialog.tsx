import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Namespace,
  NamespaceMemberWrite,
} from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  runtimesApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { atNearestFields } from '../../model';
import { useRuntimesWords } from '../../translation';
import { MembersField } from '../NamespaceForm/MembersField';

/** Props of the dialogs that change a namespace. */
export type NamespaceDialogProps = {
  namespace: Namespace;
  onDone: (namespace: Namespace) => void;
  onClose: () => void;
};

/** Replaces the members of a namespace. */
export function EditMembersDialog(props: NamespaceDialogProps) {
  const { namespace, onDone, onClose } = props;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  const form = useForm({
    initial: {
      members: (namespace.members ?? []).map(
        ({ identifier, type, role }): NamespaceMemberWrite => ({
          identifier,
          type,
          role,
        }),
      ),
    },
    validate: ({ members }) => ({
      members: members.length === 0 ? t('problems.noMember') : undefined,
    }),
    submit: async draft => {
      try {
        return await api.namespaces.update(namespace.id, draft);
      } catch (thrown) {
        throw atNearestFields(thrown, draft);
      }
    },
    onDone: changed => {
      onDone(changed);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('members.editTitle', { name: namespace.composite_name })}
      form={form}
      submitLabel={t('actions.save')}
      errorTitle={t('members.notChanged')}
      width={600}
      onClose={onClose}
    >
      <MembersField
        members={form.fields.members}
        onChange={members => form.set({ members })}
        problem={form.problem('members')}
      />
    </FormDialog>
  );
}
