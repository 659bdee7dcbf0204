import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Select, TextField } from '@backstage/ui';
import {
  ErrorPanel,
  FieldProblem,
  FormDialog,
  runtimesApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { useRuntimeTypes } from '../../hooks';
import {
  atNearestFields,
  connectionProblems,
  emptyDraft,
  runtimeTypeWords,
  settingsOf,
  toConnectionConfig,
} from '../../model';
import { useRuntimesWords } from '../../translation';
import { ConcurrencyField } from './ConcurrencyField';
import { ConnectionFields } from './ConnectionFields';
import {
  concurrencyProblem,
  nameProblem,
  newRuntimeDraft,
} from './runtimeDraft';

/** Props of {@link AddRuntimeDialog}. */
export type AddRuntimeDialogProps = {
  onDone: () => void;
  onClose: () => void;
};

/** Asks for a runtime environment: of which type it is, and what its adapter needs to reach it. */
export function AddRuntimeDialog(props: AddRuntimeDialogProps) {
  const { onDone, onClose } = props;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  const { value: types, error, refresh } = useRuntimeTypes();
  const settingsByType = useMemo(
    () =>
      new Map(
        types?.map(({ type, connection_schema: schema }) => [
          type,
          settingsOf(schema, t),
        ]),
      ),
    [types, t],
  );
  const form = useForm({
    initial: newRuntimeDraft(),
    validate: draft => ({
      name: nameProblem(draft.name, t),
      type: draft.type ? undefined : t('connection.chooseTypeProblem'),
      concurrency: concurrencyProblem(draft.concurrency, t),
      ...connectionProblems(settingsByType.get(draft.type) ?? [], draft, t),
    }),
    submit: async draft => {
      try {
        return await api.runtimes.create({
          name: draft.name,
          type: draft.type,
          connection_config: toConnectionConfig(
            settingsByType.get(draft.type) ?? [],
            draft,
          ),
          ...(draft.title.trim() && { title: draft.title.trim() }),
          ...(draft.concurrency && { concurrency: Number(draft.concurrency) }),
        });
      } catch (thrown) {
        throw atNearestFields(thrown, draft);
      }
    },
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const { fields } = form;
  const settings = settingsByType.get(fields.type);
  const text = (name: string) => ({
    value: fields[name],
    autoComplete: 'off',
    ...form.validation(name),
  });

  return (
    <FormDialog
      title={t('actions.addRuntime')}
      form={form}
      submitLabel={t('actions.addRuntime')}
      errorTitle={t('connection.notAdded')}
      width={620}
      onClose={onClose}
    >
      <TextField
        label={t('words.name')}
        description={t('connection.nameDescription')}
        onChange={name => form.set({ name: name.toLowerCase() })}
        isRequired
        spellCheck="false"
        {...text('name')}
      />
      <TextField
        label={t('words.title')}
        description={t('words.optionalTitle')}
        onChange={title => form.set({ title })}
        {...text('title')}
      />
      {error ? (
        <ErrorPanel
          title={t('connection.typesFailed')}
          error={error}
          onRetry={refresh}
        />
      ) : (
        <div>
          <Select<'single'>
            label={t('runtimes.type')}
            isRequired
            placeholder={
              types ? t('connection.chooseType') : t('connection.typesLoading')
            }
            options={(types ?? []).map(({ type }) => ({
              id: type,
              label: runtimeTypeWords(type, t),
            }))}
            value={fields.type || null}
            onChange={key => {
              const type = String(key ?? '');
              form.set({
                ...emptyDraft(settingsByType.get(type) ?? []),
                type,
              });
            }}
            validationBehavior="aria"
            validate={() => form.problem('type')}
          />
          {/* A choice without a value never says what is wrong with it. */}
          <FieldProblem>
            {fields.type ? undefined : form.problem('type')}
          </FieldProblem>
        </div>
      )}
      {settings && <ConnectionFields settings={settings} form={form} />}
      {settings && <ConcurrencyField form={form} />}
    </FormDialog>
  );
}
