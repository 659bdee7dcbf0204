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
} from '@backstage/ui';
import type {
  CatalogEntry,
  Tenant,
  TenantProduct,
} from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  tenancyApiRef,
  useAction,
} from '@groundwork/plugin-control-plane-react';
import dialogStyles from '../shared/dialog.module.css';
import {
  EndField,
  findEndProblem,
  toEnd,
  type EndChoice,
} from '../shared/EndField';
import { FieldProblem } from '../shared/FieldProblem';
import { useFieldProblems } from '../shared/useFieldProblems';
import { parseConfig } from './parseConfig';
import styles from './Entitlements.module.css';

/** Props of {@link GrantDialog}. */
export type GrantDialogProps = {
  tenant: Tenant;
  products: CatalogEntry[];
  nameOf: (key: string) => string;
  /** What is changed; a new one when absent. */
  current: TenantProduct | undefined;
  /** The product, where it is known already. */
  product: string | undefined;
  onClose: () => void;
  /** It was done; gets it as a sentence. */
  onDone: (sentence: string) => void;
};

const PRESETS = [30, 90, 365];

/** Grants a tenant a product, or changes what was granted. */
export function GrantDialog(props: GrantDialogProps) {
  const { tenant, products, nameOf, current, onClose, onDone } = props;
  const api = useApi(tenancyApiRef);
  const [product, setProduct] = useState(props.product);
  const [isEnabled, setIsEnabled] = useState(current?.enabled ?? true);
  const [end, setEnd] = useState<EndChoice>(
    current?.expires_at
      ? { type: 'kept', at: current.expires_at }
      : { type: 'never' },
  );
  const [configText, setConfigText] = useState(() =>
    current && Object.keys(current.config).length > 0
      ? JSON.stringify(current.config, undefined, 2)
      : '',
  );
  const { config, problem: configProblem } = parseConfig(configText);

  const action = useAction(async (chosen: string) => {
    await api.catalog.grantEntitlement(tenant.id, chosen, {
      enabled: isEnabled,
      config,
      expires_at: toEnd(end, Date.now()),
    });
    onDone(
      current
        ? `What ${tenant.name} has of ${nameOf(chosen)} is changed.`
        : `${tenant.name} is entitled to ${nameOf(chosen)}.`,
    );
    onClose();
  });
  const problems = useFieldProblems(
    {
      product: product ? undefined : 'Choose a product.',
      expires_at: findEndProblem(end, Date.now()),
      config: configProblem,
    },
    action.error,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problems.submit() && product) {
      action.run(product);
    }
  };
  const editing =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      action.reset();
      set(value);
    };
  const isFixed = props.product !== undefined;
  const options = products.map(({ key, name }) => ({
    id: key,
    label: name,
    description: key,
  }));

  return (
    <Dialog
      isOpen
      isDismissable={!action.isPending}
      onOpenChange={isOpen => !isOpen && onClose()}
      width={560}
      className={dialogStyles.dialog}
    >
      <DialogHeader>
        {titleOf(tenant, product, isFixed, current, nameOf)}
      </DialogHeader>
      <form
        ref={problems.formRef}
        onSubmit={submit}
        className={dialogStyles.form}
        noValidate
      >
        <DialogBody className={dialogStyles.body}>
          {!isFixed && (
            <div {...problems.handleOf('product')}>
              <Select<'single'>
                label="Product"
                placeholder="Choose a product"
                isRequired
                searchable
                searchPlaceholder="Search products"
                options={options}
                value={product ?? null}
                onChange={key =>
                  editing(setProduct)(key === null ? undefined : String(key))
                }
                isInvalid={problems.problemOf('product') !== undefined}
              />
              <FieldProblem>{problems.problemOf('product')}</FieldProblem>
            </div>
          )}
          {current?.trial && (
            <p className={dialogStyles.quiet}>
              It is on trial. Granting it ends the trial and keeps the product.
            </p>
          )}
          <div {...problems.handleOf('expires_at')}>
            <EndField
              label="Ends"
              value={end}
              onChange={editing(setEnd)}
              onBlur={() => problems.touch('expires_at')}
              presets={PRESETS}
              allowsNever
              current={current?.expires_at}
              problem={problems.problemOf('expires_at')}
            />
          </div>
          <div {...problems.handleOf('config')}>
            <TextAreaField
              label="Configuration"
              secondaryLabel="Optional"
              description="JSON that the product reads when it checks the tenant, such as limits."
              placeholder={'{\n  "max_scans": 500\n}'}
              value={configText}
              onChange={editing(setConfigText)}
              onBlur={() => problems.touch('config')}
              rows={6}
              validationBehavior="aria"
              validate={() => problems.problemOf('config')}
              spellCheck="false"
              className={styles.configText}
            />
          </div>
          <Switch
            label={
              isEnabled
                ? 'The tenant may use it'
                : 'Switched off: kept, and not usable'
            }
            isSelected={isEnabled}
            onChange={editing(setIsEnabled)}
          />
          {action.error && !problems.tellsAll && (
            <ErrorPanel
              title={
                current ? 'Nothing was changed' : 'The product was not granted'
              }
              error={action.error}
            />
          )}
        </DialogBody>
        <DialogFooter className={dialogStyles.footer}>
          <Button
            variant="secondary"
            onPress={onClose}
            isDisabled={action.isPending}
          >
            Cancel
          </Button>
          <Button type="submit" variant="primary" isPending={action.isPending}>
            {current ? 'Save changes' : 'Grant product'}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function titleOf(
  tenant: Tenant,
  product: string | undefined,
  isFixed: boolean,
  current: TenantProduct | undefined,
  nameOf: (key: string) => string,
): string {
  if (current) {
    return `Change ${nameOf(current.product)} for ${tenant.name}`;
  }
  return isFixed && product
    ? `Grant ${tenant.name} ${nameOf(product)}`
    : `Grant ${tenant.name} a product`;
}
