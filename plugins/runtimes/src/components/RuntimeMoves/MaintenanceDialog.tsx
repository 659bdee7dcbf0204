import { useApi } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  runtimesApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { counted, heldByMaintenance } from '../../model';
import { useRuntimesWords } from '../../translation';

/** Props of {@link MaintenanceDialog}. */
export type MaintenanceDialogProps = {
  runtime: RuntimeEnvironment;
  onDone: () => void;
  onClose: () => void;
};

/** Begins or ends maintenance, and says what becomes of the work meanwhile. */
export function MaintenanceDialog(props: MaintenanceDialogProps) {
  const { runtime, onDone, onClose } = props;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  const isBeginning = !runtime.maintenance;
  const form = useForm({
    initial: { reason: '' },
    validate: ({ reason }) => ({
      reason:
        isBeginning && reason.trim() === ''
          ? t('maintenance.reasonMissing')
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
      title={t(
        isBeginning ? 'maintenance.beginTitle' : 'maintenance.endTitle',
        { title: runtime.title },
      )}
      form={form}
      submitLabel={label}
      errorTitle={
        isBeginning ? t('maintenance.notBegun') : t('maintenance.notEnded')
      }
      onClose={onClose}
    >
      {isBeginning ? (
        <>
          <p>
            {heldByMaintenance(runtime.load, t)}{' '}
            {running > 0 && t('held.finished', counted(running))}
          </p>
          <TextField
            label={t('maintenance.reason')}
            description={t('maintenance.reasonDescription')}
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
            ? t('held.goesOn', counted(runtime.load.held))
            : t('held.goesOnNothing')}
        </p>
      )}
    </FormDialog>
  );
}
