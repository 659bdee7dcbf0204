import { useApi } from '@backstage/frontend-plugin-api';
import { Select, Switch, TextAreaField, TextField } from '@backstage/ui';
import type { CatalogEntry } from '@groundwork/plugin-control-plane-common';
import {
  FieldProblem,
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { useTenantPlans } from '../../hooks';
import { useTenancyWords } from '../../translation';
import {
  findProductProblems,
  toProductForm,
  toProductWrite,
} from './productForm';

/** Props of {@link ProductDialog}. */
export type ProductEditorProps = {
  /** Absent for a new one. */
  product: CatalogEntry | undefined;
  onClose: () => void;
  /** It was saved; gets its key. */
  onDone: (key: string) => void;
};

/** Adds a product to the catalog, or changes one that the API owns. */
export function ProductDialog(props: ProductEditorProps) {
  const { product, onClose, onDone } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const { value: plans } = useTenantPlans();
  const form = useForm({
    initial: toProductForm(product),
    validate: fields => findProductProblems(fields, t),
    submit: fields =>
      api.catalog.putProduct(fields.key.trim(), toProductWrite(fields)),
    onDone: saved => {
      onDone(saved.key);
      onClose();
    },
  });
  const { fields } = form;
  const text = (
    field: 'name' | 'key' | 'demo_url' | 'owner',
    label: string,
    options: Partial<React.ComponentProps<typeof TextField>> = {},
  ) => (
    <TextField
      label={label}
      {...options}
      value={fields[field]}
      onChange={value => form.set({ [field]: value })}
      autoComplete="off"
      {...form.validation(field)}
    />
  );
  const planOptions = [
    ...new Set([
      ...(plans ?? []).map(({ name }) => name),
      ...fields.plans_required,
    ]),
  ].map(name => ({
    id: name,
    label: plans?.find(plan => plan.name === name)?.title ?? name,
  }));

  return (
    <FormDialog
      title={
        product
          ? t('productsPage.edit.title', { product: product.name })
          : t('productsPage.edit.addTitle')
      }
      form={form}
      submitLabel={
        product ? t('productsPage.edit.save') : t('productsPage.edit.add')
      }
      errorTitle={t('productsPage.edit.failed')}
      width={560}
      onClose={onClose}
    >
      {text('name', t('form.name'), { isRequired: true })}
      {text('key', t('productsPage.edit.key'), {
        isRequired: true,
        isReadOnly: product !== undefined,
        description: product
          ? t('productsPage.edit.keyStays')
          : t('productsPage.edit.keyHint'),
        spellCheck: 'false',
      })}
      <TextAreaField
        label={t('form.description')}
        description={t('productsPage.edit.descriptionHint')}
        value={fields.description}
        onChange={description => form.set({ description })}
        maxLength={2_000}
        rows={3}
        {...form.validation('description')}
      />
      <div>
        <Select<'multiple'>
          label={t('productsPage.edit.plans')}
          description={t('productsPage.edit.plansHint')}
          selectionMode="multiple"
          placeholder={t('productsPage.edit.everyPlan')}
          options={planOptions}
          value={fields.plans_required}
          onChange={keys => form.set({ plans_required: keys.map(String) })}
          isInvalid={form.problem('plans_required') !== undefined}
        />
        <FieldProblem>{form.problem('plans_required')}</FieldProblem>
      </div>
      <div>
        <Switch
          label={t('productsPage.edit.supportsTrial')}
          isSelected={fields.supports_trial}
          onChange={isOn => form.set({ supports_trial: isOn })}
        />
        <FieldProblem>{form.problem('supports_trial')}</FieldProblem>
      </div>
      {text('demo_url', t('productsPage.edit.demo'), {
        secondaryLabel: t('form.optional'),
      })}
      {text('owner', t('productsPage.edit.owner'), {
        secondaryLabel: t('form.optional'),
        description: t('productsPage.edit.ownerHint'),
        placeholder: 'group:default/team-security',
        spellCheck: 'false',
      })}
    </FormDialog>
  );
}
