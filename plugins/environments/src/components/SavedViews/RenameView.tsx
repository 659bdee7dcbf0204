import { useEffect } from 'react';
import { Button, TextField } from '@backstage/ui';
import { useForm } from '@groundwork/plugin-control-plane-react';
import {
  VIEW_NAME_LENGTH_MAX,
  viewNameProblem,
  type SavedView,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';
import styles from './SavedViews.module.css';

/** Props of {@link RenameView}. */
export type RenameViewProps = {
  views: SavedView[];
  view: SavedView;
  onRename: (name: string) => Promise<void>;
  onCancel: () => void;
};

/** Gives a view another name, where it stands. */
export function RenameView(props: RenameViewProps) {
  const { views, view, onRename, onCancel } = props;
  const { t } = useEnvironmentsWords();
  const form = useForm({
    initial: { name: view.name },
    validate: ({ name }) => {
      const problem = viewNameProblem(views, name, view.id);
      return {
        name:
          problem &&
          t(problem === 'missing' ? 'views.nameMissing' : 'views.nameTaken'),
      };
    },
    submit: ({ name }) => onRename(name),
    onDone: () => {},
  });
  const { ref } = form.formProps;
  // It stands where the button was that had the focus.
  useEffect(() => ref.current?.querySelector('input')?.focus(), [ref]);
  return (
    <form {...form.formProps} className={styles.rename}>
      <TextField
        aria-label={t('views.newNameOf', { name: view.name })}
        size="small"
        maxLength={VIEW_NAME_LENGTH_MAX}
        value={form.fields.name}
        onChange={name => form.set({ name })}
        {...form.validation('name')}
      />
      <Button type="submit" size="small" isPending={form.isPending}>
        {t('views.keepName')}
      </Button>
      <Button size="small" variant="tertiary" onPress={onCancel}>
        {t('views.cancel')}
      </Button>
    </form>
  );
}
