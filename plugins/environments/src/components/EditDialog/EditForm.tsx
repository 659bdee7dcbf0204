import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  NumberField,
  Select,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  FormDialog,
  formatHours,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import {
  editChanges,
  readParameterFields,
  titleOf,
  toEditFields,
  validateEdit,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { ParameterFields, useParameterProblems } from '../ParameterFields';
import type { EditDialogProps } from './EditDialog';
import styles from './EditDialog.module.css';

/** The fields of a request that can be changed, with what they are now. */
export function EditForm(
  props: EditDialogProps & { environmentClass: EnvironmentClass },
) {
  const { request, environmentClass, onClose, onEdited } = props;
  const { t } = useEnvironmentsWords();
  const api = useApi(controlPlaneApiRef);
  const parameterFields = readParameterFields(
    environmentClass.parameters_schema,
  );
  const problemsOf = useParameterProblems();
  const initial = toEditFields(request, parameterFields);
  const form = useForm({
    initial,
    validate: fields => ({
      ...validateEdit(fields, environmentClass, t),
      parameters: Object.values(
        problemsOf(parameterFields, fields.parameters),
      )[0],
    }),
    submit: async fields => {
      const changes = editChanges(initial, fields, parameterFields);
      // What is as it was is not planned anew.
      return Object.keys(changes).length === 0
        ? request
        : api.updateEnvironmentRequest(request.id, changes);
    },
    onDone: edited => {
      onEdited(edited);
      onClose();
    },
  });
  const { fields, set } = form;
  const text = (
    name: 'component_ref' | 'owner' | 'repository' | 'revision',
    label: string,
  ) => (
    <TextField
      label={label}
      value={fields[name]}
      onChange={value => set({ [name]: value })}
      autoComplete="off"
      spellCheck="false"
      {...form.validation(name)}
    />
  );
  return (
    <FormDialog
      title={t('edit.title', { name: titleOf(request) })}
      form={form}
      submitLabel={t('edit.save')}
      errorTitle={t('edit.failed')}
      width={720}
      onClose={onClose}
    >
      <Alert
        status={request.approval.given > 0 ? 'warning' : 'info'}
        icon
        description={
          request.approval.given > 0
            ? t('edit.staleNote', { count: request.approval.given })
            : t('edit.planNote')
        }
      />
      <div className={styles.fields}>
        <Select<'single'>
          label={t('edit.region')}
          options={environmentClass.regions.map(region => ({
            id: region,
            label: region,
          }))}
          value={fields.region}
          onChange={region => set({ region: String(region ?? '') })}
          {...form.validation('region')}
        />
        <NumberField
          label={t('edit.hours')}
          description={t('edit.hoursHint', {
            words: formatHours(fields.ttl_hours || 0),
            max: formatHours(environmentClass.ttl_hours_max),
          })}
          minValue={1}
          value={fields.ttl_hours || NaN}
          onChange={hours =>
            set({ ttl_hours: Number.isNaN(hours) ? 0 : hours })
          }
          {...form.validation('ttl_hours')}
        />
        {text('component_ref', t('edit.component'))}
        {text('owner', t('edit.owner'))}
        {text('repository', t('edit.repository'))}
        {text('revision', t('edit.revision'))}
        <ParameterFields
          fields={parameterFields}
          values={fields.parameters}
          problems={
            form.problem('parameters')
              ? problemsOf(parameterFields, fields.parameters)
              : {}
          }
          onChange={parameters => set({ parameters })}
          onTouched={() => form.leave('parameters')}
        />
      </div>
      <TextAreaField
        label={t('edit.note')}
        rows={3}
        maxLength={1000}
        value={fields.note}
        onChange={note => set({ note })}
        {...form.validation('note')}
      />
    </FormDialog>
  );
}
