import { useApi } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup, TextField } from '@backstage/ui';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import {
  FieldProblem,
  FormDialog,
  runtimesApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { carriedBy, counted } from '../../model';
import { useRuntimesWords } from '../../translation';
import styles from './RuntimeMoves.module.css';

/** Props of {@link RemoveRuntimeDialog}. */
export type RemoveRuntimeDialogProps = {
  runtime: RuntimeEnvironment;
  /** Gets the runtime environment while it has yet to be cleared. */
  onDone: (remaining: RuntimeEnvironment | undefined) => void;
  onClose: () => void;
};

type Draft = { namespaces: '' | 'keep' | 'remove'; typed: string };

/** Says what a runtime environment carries, asks what becomes of it, and for the name. */
export function RemoveRuntimeDialog(props: RemoveRuntimeDialogProps) {
  const { runtime, onDone, onClose } = props;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  const carried = carriedBy(runtime.load);
  const form = useForm<Draft, { remaining: RuntimeEnvironment | undefined }>({
    initial: { namespaces: '', typed: '' },
    validate: ({ namespaces, typed }) => ({
      namespaces:
        carried > 0 && namespaces === '' ? t('removal.choose') : undefined,
      typed: typed === runtime.name ? undefined : t('problems.otherName'),
    }),
    submit: async ({ namespaces }) => ({
      remaining: await api.runtimes.delete(
        runtime.id,
        namespaces ? { namespaces } : {},
      ),
    }),
    onDone: ({ remaining }) => {
      onDone(remaining);
      onClose();
    },
  });
  const { fields } = form;
  return (
    <FormDialog
      title={t('removal.title', { title: runtime.title })}
      form={form}
      submitLabel={t('actions.removeOf', { name: runtime.name })}
      closeLabel={t('actions.keep')}
      errorTitle={t('removal.failed')}
      isDestructive
      isSubmitDisabled={fields.typed !== runtime.name}
      onClose={onClose}
    >
      {carried === 0 ? (
        <p>{t('removal.nothing')}</p>
      ) : (
        <div>
          <RadioGroup
            label={t('removal.question', counted(carried))}
            isRequired
            value={fields.namespaces || null}
            onChange={choice =>
              form.set({ namespaces: choice as Draft['namespaces'] })
            }
            validationBehavior="aria"
            validate={() => form.problem('namespaces')}
          >
            <Radio value="keep">
              <span className={styles.choice}>
                <span>{t('removal.keep')}</span>
                <span className={styles.quiet}>
                  {t('removal.keepDescription', { title: runtime.title })}
                </span>
              </span>
            </Radio>
            <Radio value="remove">
              <span className={styles.choice}>
                <span>{t('removal.remove')}</span>
                <span className={styles.quiet}>
                  {t('removal.removeDescription')}
                </span>
              </span>
            </Radio>
          </RadioGroup>
          {/* A choice without a value never says what is wrong with it. */}
          <FieldProblem>
            {fields.namespaces ? undefined : form.problem('namespaces')}
          </FieldProblem>
        </div>
      )}
      <TextField
        label={t('removal.type', { name: runtime.name })}
        value={fields.typed}
        onChange={typed => form.set({ typed })}
        autoComplete="off"
        spellCheck="false"
      />
    </FormDialog>
  );
}
