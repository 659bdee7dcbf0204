import { Select, TextField } from '@backstage/ui';
import type { Form } from '@groundwork/plugin-control-plane-react';
import { useTenantPlans } from '../../hooks';
import { formatQuotaAmount } from '../../model';
import type { TenantPlan } from '@groundwork/plugin-control-plane-common';
import { useTenancyWords, type TenancyWords } from '../../translation';

/** Props of {@link PlanField}. */
export type PlanFieldProps<TFields extends { plan: string }> = {
  form: Form<TFields>;
};

/** Chooses a plan of the configuration and says what it brings; where the plans are not known its name is typed. */
export function PlanField<TFields extends { plan: string }>(
  props: PlanFieldProps<TFields>,
) {
  const { form } = props;
  const { t } = useTenancyWords();
  const { value: plans, isLoading } = useTenantPlans();
  const { plan } = form.fields;
  const change = (chosen: string) =>
    form.set({ plan: chosen } as Partial<TFields>);
  if (!isLoading && !plans?.length) {
    return (
      <TextField
        label={t('plan.label')}
        value={plan}
        onChange={change}
        {...form.validation('plan')}
      />
    );
  }
  const known = plans ?? [];
  const options = known.map(({ name, title }) => ({ id: name, label: title }));
  const chosen = known.find(({ name }) => name === plan);
  return (
    <Select<'single'>
      label={t('plan.label')}
      description={chosen && describeLimits(chosen, t)}
      options={
        chosen || plan === ''
          ? options
          : [...options, { id: plan, label: plan }]
      }
      value={plan || null}
      onChange={key => change(String(key ?? ''))}
      validationBehavior="aria"
      validate={() => form.problem('plan')}
    />
  );
}

/** What a plan allows, as `10 environments, 20 API keys, $1,500 a month`. */
function describeLimits({ quotas }: TenantPlan, t: TenancyWords): string {
  const { environments, api_keys: apiKeys, monthly_cost_usd: cost } = quotas;
  return [
    typeof environments === 'number'
      ? t('plan.environments', { count: environments })
      : t('plan.anyEnvironments'),
    typeof apiKeys === 'number'
      ? t('plan.apiKeys', { count: apiKeys })
      : t('plan.anyApiKeys'),
    typeof cost === 'number'
      ? t('plan.cost', { amount: formatQuotaAmount('monthly_cost_usd', cost) })
      : t('plan.anyCost'),
  ].join(', ');
}
