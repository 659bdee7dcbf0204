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
  const api = useApi(tenancyApiRef);
  const mayManage = tenant.actions?.set_quotas.allowed ?? true;
  const initial = fieldsOf(tenant);
  const form = useForm({
    initial,
    validate: fields => ({
      name: textProblem(fields.name, 'a name'),
      contract_end: dayOrderProblem(fields.contract_start, fields.contract_end),
      trial_ends_at:
        tenant.status === 'trial' && fields.trial_ends_at < today()
          ? 'Choose a day that has not passed.'
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
      title={`Edit ${tenant.name}`}
      form={form}
      submitLabel="Save"
      errorTitle="The tenant was not changed"
      onClose={onClose}
    >
      {text('name', 'Name')}
      {mayManage ? (
        <>
          {text('sales_owner', 'Sales owner')}
          {tenant.status === 'trial' &&
            day('trial_ends_at', 'Last day of the trial', today())}
          <div className={styles.days}>
            {day('contract_start', 'Contract from')}
            {day('contract_end', 'Contract until')}
          </div>
          <div className={styles.days}>
            {text('erp_customer_id', 'Customer in the ERP')}
            {text('stripe_cust_id', 'Customer at Stripe')}
          </div>
        </>
      ) : (
        <p>
          Contract, sales owner and customer numbers are changed by
          administrators of the control plane.
        </p>
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
