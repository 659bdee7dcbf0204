import { useApi } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  formatDay,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { lengthProblem, tenantPeriodEnd } from '../../model';
import { useTenancyWords } from '../../translation';

/** Props of {@link CancelTenantDialog}. */
export type CancelTenantDialogProps = {
  tenant: Tenant;
  /** When the trial or the contract ends, instead of now. */
  isAtEnd: boolean;
  onChanged: (tenant: Tenant) => void;
  onClose: () => void;
};

const REASON_LENGTH_MAX = 2000;

/** Says what a cancellation stops and what stays, and asks why. */
export function CancelTenantDialog(props: CancelTenantDialogProps) {
  const { tenant, isAtEnd, onChanged, onClose } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const form = useForm({
    initial: { reason: '' },
    validate: ({ reason }) => ({
      reason: lengthProblem(reason, t, REASON_LENGTH_MAX),
    }),
    submit: ({ reason }) =>
      api.tenants.cancel(tenant.id, {
        at_period_end: isAtEnd,
        ...(reason.trim() && { reason: reason.trim() }),
      }),
    onDone: cancelled => {
      onChanged(cancelled);
      onClose();
    },
  });
  const end = tenantPeriodEnd(tenant);
  return (
    <FormDialog
      title={
        isAtEnd
          ? t('moves.cancel.titleAtEnd', { name: tenant.name })
          : t('moves.cancel.titleNow', { name: tenant.name })
      }
      form={form}
      submitLabel={
        isAtEnd ? t('moves.cancel.submitAtEnd') : t('moves.cancel.submitNow')
      }
      closeLabel={t('moves.cancel.keep')}
      errorTitle={t('moves.cancel.failed')}
      isDestructive
      onClose={onClose}
    >
      <ul>
        <li>
          {isAtEnd && end
            ? t('moves.cancel.frozenAfter', { day: formatDay(end) })
            : t('moves.cancel.frozenNow')}
        </li>
        <li>{t('moves.cancel.keysStop')}</li>
        <li>{t('moves.cancel.noRequests')}</li>
        <li>{t('moves.cancel.staysReadable')}</li>
      </ul>
      <TextAreaField
        label={t('form.reason')}
        description={t('moves.cancel.reasonHint')}
        value={form.fields.reason}
        onChange={reason => form.set({ reason })}
        {...form.validation('reason')}
      />
    </FormDialog>
  );
}
