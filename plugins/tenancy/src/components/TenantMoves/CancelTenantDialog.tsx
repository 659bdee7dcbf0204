import { useApi } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  formatDay,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { tenantPeriodEnd } from '../../model';

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
  const api = useApi(tenancyApiRef);
  const form = useForm({
    initial: { reason: '' },
    validate: ({ reason }) => ({
      reason:
        reason.length > REASON_LENGTH_MAX
          ? `Use at most ${REASON_LENGTH_MAX} characters.`
          : undefined,
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
          ? `Cancel ${tenant.name} at the end of its period?`
          : `Cancel ${tenant.name} now?`
      }
      form={form}
      submitLabel={isAtEnd ? 'Cancel at period end' : 'Cancel now'}
      closeLabel="Keep it"
      errorTitle="The tenant was not cancelled"
      isDestructive
      onClose={onClose}
    >
      <ul>
        <li>
          {isAtEnd && end
            ? `The tenant is frozen when ${formatDay(end)} has passed.`
            : 'The tenant is frozen at once.'}
        </li>
        <li>Its API keys and tokens stop working.</li>
        <li>It can ask for neither products nor environments.</li>
        <li>
          Everything that it has stays and can be looked at. It can be activated
          again.
        </li>
      </ul>
      <TextAreaField
        label="Reason"
        description="Optional. Everybody who may see the tenant reads it."
        value={form.fields.reason}
        onChange={reason => form.set({ reason })}
        {...form.validation('reason')}
      />
    </FormDialog>
  );
}
