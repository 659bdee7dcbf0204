import { useApi } from '@backstage/frontend-plugin-api';
import type { NamespaceRules } from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  FormDialog,
  runtimesApiRef,
  SkeletonLines,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { useNamespaceRules } from '../../hooks';
import { atNearestFields } from '../../model';
import { useRuntimesWords } from '../../translation';
import { MetadataFields } from '../NamespaceForm/MetadataFields';
import {
  metadataDraftOf,
  metadataOf,
  metadataProblems,
} from '../NamespaceForm/namespaceDraft';
import type { NamespaceDialogProps } from './EditMembersDialog';
import { MessageDialog } from './MessageDialog';

/** Replaces the metadata of a namespace; it is held to the rules as they are now. */
export function EditMetadataDialog(props: NamespaceDialogProps) {
  const { value, error, refresh } = useNamespaceRules();
  const { t } = useRuntimesWords();
  return value ? (
    <LoadedDialog {...props} rules={value} />
  ) : (
    <MessageDialog title={t('actions.editMetadata')} onClose={props.onClose}>
      {error ? (
        <ErrorPanel title={t('rules.failed')} error={error} onRetry={refresh} />
      ) : (
        <SkeletonLines label={t('rules.loading')} />
      )}
    </MessageDialog>
  );
}

function LoadedDialog(props: NamespaceDialogProps & { rules: NamespaceRules }) {
  const { namespace, rules, onDone, onClose } = props;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  const form = useForm({
    initial: metadataDraftOf(rules, namespace.metadata),
    validate: draft => metadataProblems(draft, rules, t),
    submit: async draft => {
      try {
        return await api.namespaces.update(namespace.id, {
          metadata: metadataOf(draft, rules),
        });
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
      title={t('metadata.editTitle', { name: namespace.composite_name })}
      form={form}
      submitLabel={t('actions.save')}
      errorTitle={t('metadata.notChanged')}
      width={600}
      onClose={onClose}
    >
      <MetadataFields form={form} rules={rules} />
    </FormDialog>
  );
}
