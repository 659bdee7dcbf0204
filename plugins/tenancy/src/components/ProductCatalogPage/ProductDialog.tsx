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
  const api = useApi(tenancyApiRef);
  const { value: plans } = useTenantPlans();
  const form = useForm({
    initial: toProductForm(product),
    validate: findProductProblems,
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
      title={product ? `Edit ${product.name}` : 'Add a product'}
      form={form}
      submitLabel={product ? 'Save product' : 'Add product'}
      errorTitle="The product was not saved"
      width={560}
      onClose={onClose}
    >
      {text('name', 'Name', { isRequired: true })}
      {text('key', 'Key', {
        isRequired: true,
        isReadOnly: product !== undefined,
        description: product
          ? 'The key of a product does not change.'
          : 'By which keys, checks and audit events name it.',
        spellCheck: 'false',
      })}
      <TextAreaField
        label="Description"
        description="What it does, in a sentence or two."
        value={fields.description}
        onChange={description => form.set({ description })}
        maxLength={2_000}
        rows={3}
        {...form.validation('description')}
      />
      <div>
        <Select<'multiple'>
          label="Plans needed"
          description="Every plan when none is chosen."
          selectionMode="multiple"
          placeholder="Every plan"
          options={planOptions}
          value={fields.plans_required}
          onChange={keys => form.set({ plans_required: keys.map(String) })}
          isInvalid={form.problem('plans_required') !== undefined}
        />
        <FieldProblem>{form.problem('plans_required')}</FieldProblem>
      </div>
      <div>
        <Switch
          label="Tenants can try it for 14 days"
          isSelected={fields.supports_trial}
          onChange={isOn => form.set({ supports_trial: isOn })}
        />
        <FieldProblem>{form.problem('supports_trial')}</FieldProblem>
      </div>
      {text('demo_url', 'Address of a demo', {
        secondaryLabel: 'Optional',
      })}
      {text('owner', 'Run by', {
        secondaryLabel: 'Optional',
        description: 'The group that is told of requests.',
        placeholder: 'group:default/team-security',
        spellCheck: 'false',
      })}
    </FormDialog>
  );
}
