import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup, TextField } from '@backstage/ui';
import type { TenantKind } from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { slugProblem, suggestSlug, textProblem } from '../../model';
import { tenantRouteRef } from '../../routes';
import { tenancyTranslationRef } from '../../translation';
import { PlanField } from '../PlanField';

const DEFAULT_PLAN = 'starter';

/** Asks for what a tenant needs to begin with, and opens its page once it is there. */
export function CreateTenantDialog(props: { onClose: () => void }) {
  const { t } = useTranslationRef(tenancyTranslationRef);
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
      name: textProblem(name, 'a name'),
      slug: slugProblem(slug),
      plan: textProblem(plan, 'a plan'),
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
      errorTitle="The tenant was not created"
      onClose={props.onClose}
    >
      <TextField
        label="Name"
        description="What people call it."
        value={fields.name}
        onChange={name =>
          form.set(isSlugOwn ? { name } : { name, slug: suggestSlug(name) })
        }
        isRequired
        autoComplete="off"
        {...form.validation('name')}
      />
      <TextField
        label="Slug"
        description="Stands in addresses and in the names of what belongs to it. It stays as it is."
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
        label="Kind"
        description={
          fields.kind === 'customer'
            ? 'Starts with a trial that ends by itself.'
            : 'For showing what can be done; it has no end and no contract.'
        }
        value={fields.kind}
        onChange={kind => form.set({ kind: kind as TenantKind })}
        orientation="horizontal"
      >
        <Radio value="customer">Customer</Radio>
        <Radio value="demo">Demo</Radio>
      </RadioGroup>
      <TextField
        label="Sales owner"
        description="Optional. Who talks with them."
        value={fields.sales_owner}
        onChange={owner => form.set({ sales_owner: owner })}
        autoComplete="off"
        {...form.validation('sales_owner')}
      />
    </FormDialog>
  );
}
