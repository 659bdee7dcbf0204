import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import type {
  Tenant,
  TenantActivate,
} from '@groundwork/plugin-control-plane-common';
import {
  DayField,
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { dayOrderProblem, textProblem, today } from '../../model';
import { tenancyTranslationRef } from '../../translation';
import { PlanField } from '../PlanField';
import { activateWordOf } from './activateWordOf';
import styles from './TenantMoves.module.css';

/** Props of {@link ActivateTenantDialog}. */
export type ActivateTenantDialogProps = {
  tenant: Tenant;
  onChanged: (tenant: Tenant) => void;
  onClose: () => void;
};

/** Asks for plan and contract, and says what activating does. */
export function ActivateTenantDialog(props: ActivateTenantDialogProps) {
  const { tenant, onChanged, onClose } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const api = useApi(tenancyApiRef);
  const word = t(`actions.${activateWordOf(tenant)}`);
  const isOver =
    tenant.contract_end !== undefined && tenant.contract_end < today();
  const form = useForm({
    initial: {
      plan: tenant.plan,
      contract_start: tenant.contract_start ?? today(),
      contract_end: isOver ? '' : (tenant.contract_end ?? ''),
      erp_customer_id: tenant.erp_customer_id ?? '',
    },
    validate: fields => ({
      plan: textProblem(fields.plan, 'a plan'),
      contract_end:
        fields.contract_end && fields.contract_end < today()
          ? 'Choose a day that has not passed.'
          : dayOrderProblem(fields.contract_start, fields.contract_end),
    }),
    submit: fields => api.tenants.activate(tenant.id, given(fields)),
    onDone: activated => {
      onChanged(activated);
      onClose();
    },
  });
  const { fields } = form;
  return (
    <FormDialog
      title={`${word}: ${tenant.name}`}
      form={form}
      submitLabel={word}
      errorTitle="The tenant was not activated"
      onClose={onClose}
    >
      <p>{whatHappens(tenant)}</p>
      <PlanField form={form} />
      <div className={styles.days}>
        <DayField
          label="Contract from"
          value={fields.contract_start}
          onChange={day => form.set({ contract_start: day })}
          name="contract_start"
          onBlur={() => form.leave('contract_start')}
          problem={form.problem('contract_start')}
        />
        <DayField
          label="Contract until"
          description="Optional: its last day."
          value={fields.contract_end}
          min={today()}
          onChange={day => form.set({ contract_end: day })}
          name="contract_end"
          onBlur={() => form.leave('contract_end')}
          problem={form.problem('contract_end')}
        />
      </div>
      <TextField
        label="Customer in the ERP"
        description="Optional. The number by which they are billed."
        value={fields.erp_customer_id}
        onChange={id => form.set({ erp_customer_id: id })}
        autoComplete="off"
        {...form.validation('erp_customer_id')}
      />
    </FormDialog>
  );
}

function whatHappens(tenant: Tenant): string {
  if (tenant.cancel_at_period_end) {
    return 'The planned cancellation is dropped, and the tenant stays active.';
  }
  switch (tenant.status) {
    case 'trial':
      return 'The trial ends, and the tenant is active under a contract.';
    case 'frozen':
      return 'The tenant is active again: its keys and tokens work, and it can ask for products and environments.';
    case 'active':
      return 'The tenant stays active, under the contract that you enter.';
    default:
      return 'The tenant is active under a contract.';
  }
}

/** What is left empty stays as it is. */
function given(fields: Record<keyof TenantActivate, string>): TenantActivate {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, value.trim()])
      .filter(([, value]) => value !== ''),
  );
}
