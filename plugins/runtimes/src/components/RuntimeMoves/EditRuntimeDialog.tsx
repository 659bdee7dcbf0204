import { useMemo, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Switch, TextField } from '@backstage/ui';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  runtimesApiRef,
  SkeletonLines,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { useRuntimeTypes } from '../../hooks';
import {
  atNearestFields,
  connectionProblems,
  emptyDraft,
  settingsOf,
} from '../../model';
import { useRuntimesWords } from '../../translation';
import { ConcurrencyField } from './ConcurrencyField';
import { ConnectionFields } from './ConnectionFields';
import { concurrencyProblem, draftOf, toRuntimeUpdate } from './runtimeDraft';
import styles from './RuntimeMoves.module.css';

/** Props of {@link EditRuntimeDialog}. */
export type EditRuntimeDialogProps = {
  runtime: RuntimeEnvironment;
  onDone: () => void;
  onClose: () => void;
};

/** Changes a runtime environment. Its connection is never shown: it is kept, or replaced whole. */
export function EditRuntimeDialog(props: EditRuntimeDialogProps) {
  const { runtime, onDone, onClose } = props;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  const [isReplacing, setIsReplacing] = useState(false);
  const { value: types } = useRuntimeTypes();
  const schema = types?.find(
    ({ type }) => type === runtime.type,
  )?.connection_schema;
  const settings = useMemo(() => schema && settingsOf(schema, t), [schema, t]);
  const entered = (isReplacing && settings) || [];
  const form = useForm({
    initial: draftOf(runtime),
    validate: draft => ({
      title: draft.title.trim() ? undefined : t('problems.enterTitle'),
      concurrency: concurrencyProblem(draft.concurrency, t),
      ...connectionProblems(entered, draft, t),
    }),
    submit: async draft => {
      const change = toRuntimeUpdate(runtime, draft, entered);
      try {
        return change ? await api.runtimes.update(runtime.id, change) : runtime;
      } catch (thrown) {
        throw atNearestFields(thrown, draft);
      }
    },
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('actions.editOf', { name: runtime.title })}
      form={form}
      submitLabel={t('actions.save')}
      errorTitle={t('connection.notChanged')}
      width={620}
      onClose={onClose}
    >
      <TextField
        label={t('words.title')}
        description={t('words.whatPeopleRead')}
        value={form.fields.title}
        onChange={title => form.set({ title })}
        isRequired
        autoComplete="off"
        {...form.validation('title')}
      />
      <ConcurrencyField form={form} />
      <div className={styles.switch}>
        <Switch
          label={t('connection.replace')}
          isSelected={isReplacing}
          onChange={isOn => {
            setIsReplacing(isOn);
            form.set(emptyDraft(settings ?? []));
          }}
        />
        <span className={styles.quiet}>
          {t('connection.replaceDescription')}
        </span>
      </div>
      {isReplacing &&
        (settings ? (
          <ConnectionFields settings={settings} form={form} />
        ) : (
          <SkeletonLines label={t('connection.settingsLoading')} />
        ))}
    </FormDialog>
  );
}
