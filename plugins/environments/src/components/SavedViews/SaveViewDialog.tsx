import { Checkbox, TextField } from '@backstage/ui';
import { FormDialog, useForm } from '@groundwork/plugin-control-plane-react';
import type { SavedViews } from '../../hooks';
import {
  addView,
  createUuid,
  VIEW_NAME_LENGTH_MAX,
  viewNameProblem,
  type SavedView,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';

/** Props of {@link SaveViewDialog}. */
export type SaveViewDialogProps = {
  saved: SavedViews;
  /** Query of what is shown. */
  query: string;
  onClose: () => void;
  onSaved: (view: SavedView) => void;
};

/** Gives what is shown a name. */
export function SaveViewDialog(props: SaveViewDialogProps) {
  const { saved, query, onClose, onSaved } = props;
  const { t } = useEnvironmentsWords();
  const form = useForm({
    initial: { name: '', isDefault: false },
    validate: ({ name }) => {
      const problem = viewNameProblem(saved.views, name);
      return {
        name:
          problem &&
          t(problem === 'missing' ? 'views.nameMissing' : 'views.nameTaken'),
      };
    },
    submit: async ({ name, isDefault }) => {
      const view: SavedView = {
        id: createUuid(),
        name: name.trim(),
        query,
        ...(isDefault && { isDefault }),
      };
      await saved.save(addView(saved.views, view));
      return view;
    },
    onDone: view => {
      onSaved(view);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('views.saveTitle')}
      form={form}
      submitLabel={t('views.saveAction')}
      closeLabel={t('views.cancel')}
      errorTitle={t('views.notSaved')}
      onClose={onClose}
      width={440}
    >
      <p>{t('views.saveWhat')}</p>
      <TextField
        label={t('views.name')}
        maxLength={VIEW_NAME_LENGTH_MAX}
        value={form.fields.name}
        onChange={name => form.set({ name })}
        {...form.validation('name')}
      />
      <Checkbox
        isSelected={form.fields.isDefault}
        onChange={isDefault => form.set({ isDefault })}
      >
        {t('views.openFirst')}
      </Checkbox>
    </FormDialog>
  );
}
