import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  runtimesApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { countWords, heldByMaintenance } from '../../model';
import { runtimesTranslationRef } from '../../translation';

/** Props of {@link MaintenanceDialog}. */
export type MaintenanceDialogProps = {
  runtime: RuntimeEnvironment;
  onDone: () => void;
  onClose: () => void;
};

/** Begins or ends maintenance, and says what becomes of the work meanwhile. */
export function MaintenanceDialog(props: MaintenanceDialogProps) {
  const { runtime, onDone, onClose } = props;
  const { t } = useTranslationRef(runtimesTranslationRef);
  const api = useApi(runtimesApiRef);
  const isBeginning = !runtime.maintenance;
  const form = useForm({
    initial: { reason: '' },
    validate: ({ reason }) => ({
      reason:
        isBeginning && reason.trim() === ''
          ? 'Say why: it is shown beside what is held.'
          : undefined,
    }),
    submit: ({ reason }) =>
      api.runtimes.setMaintenance(
        runtime.id,
        isBeginning
          ? { enabled: true, reason: reason.trim() }
          : { enabled: false },
      ),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const { running } = runtime.load;
  const label = t(
    isBeginning ? 'actions.beginMaintenance' : 'actions.endMaintenance',
  );
  return (
    <FormDialog
      title={`${label} of ${runtime.title}?`}
      form={form}
      submitLabel={label}
      errorTitle={
        isBeginning ? 'Maintenance was not begun' : 'Maintenance was not ended'
      }
      onClose={onClose}
    >
      {isBeginning ? (
        <>
          <p>
            {heldByMaintenance(runtime.load)}{' '}
            {running > 0 &&
              `${countWords(running, 'pass', 'passes')} under way ${running === 1 ? 'is' : 'are'} finished first.`}
          </p>
          <TextField
            label="Reason"
            description="Everybody whose work is held reads it."
            value={form.fields.reason}
            onChange={reason => form.set({ reason })}
            maxLength={500}
            isRequired
            autoComplete="off"
            {...form.validation('reason')}
          />
        </>
      ) : (
        <p>
          {runtime.load.held > 0
            ? `${countWords(runtime.load.held, 'piece', 'pieces')} of work that ${runtime.load.held === 1 ? 'is' : 'are'} held ${runtime.load.held === 1 ? 'goes' : 'go'} on at once. No attempt was used up.`
            : 'Nothing is held. Work goes on as soon as its health is checked.'}
        </p>
      )}
    </FormDialog>
  );
}
