import { useApi } from '@backstage/frontend-plugin-api';
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
import { useTenancyWords, type TenancyWords } from '../../translation';
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
  const { t } = useTenancyWords();
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
      plan: textProblem(fields.plan, 'noPlan', t),
      contract_end:
        fields.contract_end && fields.contract_end < today()
          ? t('form.problems.dayPassed')
          : dayOrderProblem(fields.contract_start, fields.contract_end, t),
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
      title={t('moves.activate.title', { action: word, name: tenant.name })}
      form={form}
      submitLabel={word}
      errorTitle={t('moves.activate.failed')}
      onClose={onClose}
    >
      <p>{whatHappens(tenant, t)}</p>
      <PlanField form={form} />
      <div className={styles.days}>
        <DayField
          label={t('moves.edit.contractStart')}
          value={fields.contract_start}
          onChange={day => form.set({ contract_start: day })}
          name="contract_start"
          onBlur={() => form.leave('contract_start')}
          problem={form.problem('contract_start')}
        />
        <DayField
          label={t('moves.edit.contractEnd')}
          description={t('moves.activate.contractEndHint')}
          value={fields.contract_end}
          min={today()}
          onChange={day => form.set({ contract_end: day })}
          name="contract_end"
          onBlur={() => form.leave('contract_end')}
          problem={form.problem('contract_end')}
        />
      </div>
      <TextField
        label={t('moves.edit.erpCustomer')}
        description={t('moves.activate.erpCustomerHint')}
        value={fields.erp_customer_id}
        onChange={id => form.set({ erp_customer_id: id })}
        autoComplete="off"
        {...form.validation('erp_customer_id')}
      />
    </FormDialog>
  );
}

function whatHappens(tenant: Tenant, t: TenancyWords): string {
  if (tenant.cancel_at_period_end) {
    return t('moves.activate.keeps');
  }
  switch (tenant.status) {
    case 'trial':
      return t('moves.activate.endsTrial');
    case 'frozen':
      return t('moves.activate.thaws');
    case 'active':
      return t('moves.activate.renews');
    default:
      return t('moves.activate.activates');
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
