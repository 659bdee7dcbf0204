import { useState, type FormEvent } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Select,
  Switch,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import type { CatalogEntry } from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  tenancyApiRef,
  useAction,
} from '@groundwork/plugin-control-plane-react';
import { useTenantPlans } from '../../hooks';
import styles from '../shared/dialog.module.css';
import { useFieldProblems } from '../shared/useFieldProblems';
import {
  findProductProblems,
  toProductForm,
  toProductWrite,
  type ProductForm,
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
  const [form, setForm] = useState(() => toProductForm(product));
  const action = useAction(() =>
    api.catalog.putProduct(form.key.trim(), toProductWrite(form)),
  );
  const problems = useFieldProblems(findProductProblems(form), action.error);

  const edit = (change: Partial<ProductForm>) => {
    action.reset();
    setForm(previous => ({ ...previous, ...change }));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!problems.submit()) {
      return;
    }
    const saved = await action.run();
    if (saved) {
      onDone(saved.key);
      onClose();
    }
  };
  const text = (
    field: 'name' | 'key' | 'demo_url' | 'owner',
    label: string,
    options: Partial<React.ComponentProps<typeof TextField>> = {},
  ) => (
    <div {...problems.handleOf(field)}>
      <TextField
        label={label}
        {...options}
        value={form[field]}
        onChange={value => edit({ [field]: value })}
        onBlur={() => problems.touch(field)}
        validationBehavior="aria"
        validate={() => problems.problemOf(field)}
        autoComplete="off"
      />
    </div>
  );
  const planOptions = [
    ...new Set([
      ...(plans ?? []).map(({ name }) => name),
      ...form.plans_required,
    ]),
  ].map(name => ({
    id: name,
    label: plans?.find(plan => plan.name === name)?.title ?? name,
  }));

  return (
    <Dialog
      isOpen
      isDismissable={!action.isPending}
      onOpenChange={isOpen => !isOpen && onClose()}
      width={560}
      className={styles.dialog}
    >
      <DialogHeader>
        {product ? `Edit ${product.name}` : 'Add a product'}
      </DialogHeader>
      <form
        ref={problems.formRef}
        onSubmit={submit}
        className={styles.form}
        noValidate
      >
        <DialogBody className={styles.body}>
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
            value={form.description}
            onChange={description => edit({ description })}
            maxLength={2_000}
            rows={3}
          />
          <Select<'multiple'>
            label="Plans needed"
            description="Every plan when none is chosen."
            selectionMode="multiple"
            placeholder="Every plan"
            options={planOptions}
            value={form.plans_required}
            onChange={keys => edit({ plans_required: keys.map(String) })}
          />
          <Switch
            label="Tenants can try it for 14 days"
            isSelected={form.supports_trial}
            onChange={isOn => edit({ supports_trial: isOn })}
          />
          {text('demo_url', 'Address of a demo', {
            secondaryLabel: 'Optional',
          })}
          {text('owner', 'Run by', {
            secondaryLabel: 'Optional',
            description: 'The group that is told of requests.',
            placeholder: 'group:default/team-security',
            spellCheck: 'false',
          })}
          {action.error && !problems.tellsAll && (
            <ErrorPanel
              title="The product was not saved"
              error={action.error}
            />
          )}
        </DialogBody>
        <DialogFooter className={styles.footer}>
          <Button
            variant="secondary"
            onPress={onClose}
            isDisabled={action.isPending}
          >
            Cancel
          </Button>
          <Button type="submit" variant="primary" isPending={action.isPending}>
            {product ? 'Save product' : 'Add product'}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
