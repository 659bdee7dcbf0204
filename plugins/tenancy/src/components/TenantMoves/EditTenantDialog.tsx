import { useApi } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import type {
  Tenant,
  TenantUpdate,
} from '@groundwork/plugin-control-plane-common';
import {
  DayField,
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import {
  dayOf,
  dayOrderProblem,
  endOfDay,
  textProblem,
  today,
} from '../../model';
import { useTenancyWords } from '../../translation';
import styles from './TenantMoves.module.css';

/** Props of {@link EditTenantDialog}. */
export type EditTenantDialogProps = {
  tenant: Tenant;
  onChanged: (tenant: Tenant) => void;
  onClose: () => void;
};

type Fields = {
  name: string;
  sales_owner: string;
  erp_customer_id: string;
  stripe_cust_id: string;
  contract_start: string;
  contract_end: string;
  trial_ends_at: string;
};

/** Changes what is known of a tenant. Those who only administer it change its name; the rest is the contract's. */
export function EditTenantDialog(props: EditTenantDialogProps) {
  const { tenant, onChanged, onClose } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const mayManage = tenant.actions?.set_quotas.allowed ?? true;
  const initial = fieldsOf(tenant);
  const form = useForm({
    initial,
    validate: fields => ({
      name: textProblem(fields.name, 'noName', t),
      contract_end: dayOrderProblem(
        fields.contract_start,
        fields.contract_end,
        t,
      ),
      trial_ends_at:
        tenant.status === 'trial' && fields.trial_ends_at < today()
          ? t('form.problems.dayPassed')
          : undefined,
    }),
    submit: async fields => {
      const changes = changesOf(initial, fields);
      return Object.keys(changes).length > 0
        ? api.tenants.update(tenant.id, changes)
        : tenant;
    },
    onDone: updated => {
      onChanged(updated);
      onClose();
    },
  });
  const text = (name: keyof Fields, label: string, description?: string) => (
    <TextField
      label={label}
      description={description}
      value={form.fields[name]}
      onChange={value => form.set({ [name]: value })}
      autoComplete="off"
      {...form.validation(name)}
    />
  );
  const day = (name: keyof Fields, label: string, min?: string) => (
    <DayField
      label={label}
      value={form.fields[name]}
      min={min}
      onChange={value => form.set({ [name]: value })}
      name={name}
      onBlur={() => form.leave(name)}
      problem={form.problem(name)}
    />
  );
  return (
    <FormDialog
      title={t('moves.edit.title', { name: tenant.name })}
      form={form}
      submitLabel={t('form.save')}
      errorTitle={t('moves.edit.failed')}
      onClose={onClose}
    >
      {text('name', t('form.name'))}
      {mayManage ? (
        <>
          {text('sales_owner', t('moves.edit.salesOwner'))}
          {tenant.status === 'trial' &&
            day('trial_ends_at', t('moves.edit.trialEnd'), today())}
          <div className={styles.days}>
            {day('contract_start', t('moves.edit.contractStart'))}
            {day('contract_end', t('moves.edit.contractEnd'))}
          </div>
          <div className={styles.days}>
            {text('erp_customer_id', t('moves.edit.erpCustomer'))}
            {text('stripe_cust_id', t('moves.edit.stripeCustomer'))}
          </div>
        </>
      ) : (
        <p>{t('moves.edit.restricted')}</p>
      )}
    </FormDialog>
  );
}

function fieldsOf(tenant: Tenant): Fields {
  return {
    name: tenant.name,
    sales_owner: tenant.sales_owner ?? '',
    erp_customer_id: tenant.erp_customer_id ?? '',
    stripe_cust_id: tenant.stripe_cust_id ?? '',
    contract_start: tenant.contract_start ?? '',
    contract_end: tenant.contract_end ?? '',
    trial_ends_at: tenant.trial_ends_at ? dayOf(tenant.trial_ends_at) : '',
  };
}

/** Only what was changed: the rest may be somebody else's to change. What was emptied is taken away. */
function changesOf(before: Fields, after: Fields): TenantUpdate {
  const changes: Record<string, string | null> = {};
  for (const name of Object.keys(before) as (keyof Fields)[]) {
    const value = after[name].trim();
    if (value !== before[name]) {
      changes[name] = value === '' ? null : value;
    }
  }
  if (typeof changes.trial_ends_at === 'string') {
    changes.trial_ends_at = endOfDay(changes.trial_ends_at);
  }
  return changes;
}
