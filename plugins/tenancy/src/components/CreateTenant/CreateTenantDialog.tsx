import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup, TextField } from '@backstage/ui';
import type { TenantKind } from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import {
  slugProblem,
  suggestSlug,
  TENANT_KINDS,
  textProblem,
} from '../../model';
import { tenantRouteRef } from '../../routes';
import { useTenancyWords } from '../../translation';
import { PlanField } from '../PlanField';

const DEFAULT_PLAN = 'starter';

/** Asks for what a tenant needs to begin with, and opens its page once it is there. */
export function CreateTenantDialog(props: { onClose: () => void }) {
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const navigate = useNavigate();
  const tenantPath = useRouteRef(tenantRouteRef);
  // The slug follows the name until somebody writes one.
  const [isSlugOwn, setIsSlugOwn] = useState(false);
  const form = useForm({
    initial: {
      name: '',
      slug: '',
      plan: DEFAULT_PLAN,
      kind: 'customer' as TenantKind,
      sales_owner: '',
    },
    validate: ({ name, slug, plan }) => ({
      name: textProblem(name, 'noName', t),
      slug: slugProblem(slug, t),
      plan: textProblem(plan, 'noPlan', t),
    }),
    submit: ({ sales_owner: salesOwner, name, ...fields }) =>
      api.tenants.create({
        ...fields,
        name: name.trim(),
        ...(salesOwner.trim() && { sales_owner: salesOwner.trim() }),
      }),
    onDone: tenant => navigate(tenantPath({ slug: tenant.slug })),
  });
  const { fields } = form;

  return (
    <FormDialog
      title={t('actions.createTenant')}
      form={form}
      submitLabel={t('actions.createTenant')}
      errorTitle={t('createTenant.failed')}
      onClose={props.onClose}
    >
      <TextField
        label={t('form.name')}
        description={t('createTenant.nameHint')}
        value={fields.name}
        onChange={name =>
          form.set(isSlugOwn ? { name } : { name, slug: suggestSlug(name) })
        }
        isRequired
        autoComplete="off"
        {...form.validation('name')}
      />
      <TextField
        label={t('form.slug')}
        description={t('createTenant.slugHint')}
        value={fields.slug}
        onChange={slug => {
          setIsSlugOwn(slug !== '');
          form.set({ slug: slug.toLowerCase() });
        }}
        isRequired
        autoComplete="off"
        spellCheck="false"
        {...form.validation('slug')}
      />
      <PlanField form={form} />
      <RadioGroup
        label={t('createTenant.kind')}
        description={
          fields.kind === 'customer'
            ? t('createTenant.customerHint')
            : t('createTenant.demoHint')
        }
        value={fields.kind}
        onChange={kind => form.set({ kind: kind as TenantKind })}
        orientation="horizontal"
      >
        {TENANT_KINDS.map(kind => (
          <Radio key={kind} value={kind}>
            {t(`tenantPage.kinds.${kind}`)}
          </Radio>
        ))}
      </RadioGroup>
      <TextField
        label={t('createTenant.salesOwner')}
        description={t('createTenant.salesOwnerHint')}
        value={fields.sales_owner}
        onChange={owner => form.set({ sales_owner: owner })}
        autoComplete="off"
        {...form.validation('sales_owner')}
      />
    </FormDialog>
  );
}
