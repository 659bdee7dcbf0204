import { useApi } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup, TextField } from '@backstage/ui';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import {
  FieldProblem,
  FormDialog,
  runtimesApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { carriedBy, countWords } from '../../model';
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
  const api = useApi(runtimesApiRef);
  const carried = carriedBy(runtime.load);
  const form = useForm<Draft, { remaining: RuntimeEnvironment | undefined }>({
    initial: { namespaces: '', typed: '' },
    validate: ({ namespaces, typed }) => ({
      namespaces:
        carried > 0 && namespaces === ''
          ? 'Choose what becomes of them.'
          : undefined,
      typed: typed === runtime.name ? undefined : 'It is another name.',
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
      title={`Remove ${runtime.title}?`}
      form={form}
      submitLabel={`Remove ${runtime.name}`}
      closeLabel="Keep it"
      errorTitle="The runtime environment was not removed"
      isDestructive
      isSubmitDisabled={fields.typed !== runtime.name}
      onClose={onClose}
    >
      {carried === 0 ? (
        <p>
          It carries no namespace. Its connection and the history of its health
          go with it; what the log tells of it stays.
        </p>
      ) : (
        <div>
          <RadioGroup
            label={`It carries ${countWords(carried, 'namespace', 'namespaces')}. What becomes of ${carried === 1 ? 'it' : 'them'}?`}
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
                <span>Keep them there</span>
                <span className={styles.quiet}>
                  Everything stays as it is on {runtime.title}, and nobody looks
                  after it any more.
                </span>
              </span>
            </Radio>
            <Radio value="remove">
              <span className={styles.choice}>
                <span>Remove them first</span>
                <span className={styles.quiet}>
                  What is in them is lost. The runtime environment goes once
                  everything has gone.
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
        label={`Type ${runtime.name} to confirm`}
        value={fields.typed}
        onChange={typed => form.set({ typed })}
        autoComplete="off"
        spellCheck="false"
      />
    </FormDialog>
  );
}
