import { useState, type FormEvent } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Select,
  TextField,
} from '@backstage/ui';
import type {
  APIKey,
  APIKeyCreated,
  Tenant,
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
import { ScopesField } from './ScopesField';
import { useProductOptions } from './useProductOptions';

/** Props of {@link CreateKeyDialog}. */
export type CreateKeyDialogProps = {
  tenant: Tenant;
  /** The keys that there are, for their scopes. */
  keys: APIKey[];
  onClose: () => void;
  /** Gets the answer with the plaintext, which this dialog does not keep. */
  onCreated: (created: APIKeyCreated) => void;
};

const ANY = 'any';
const NAME_LENGTH_MAX = 100;
const PRESETS = [7, 30, 90, 365];

/** Asks what a new key is for. */
export function CreateKeyDialog(props: CreateKeyDialogProps) {
  const { tenant, keys, onClose, onCreated } = props;
  const api = useApi(tenancyApiRef);
  const products = useProductOptions(tenant);
  const [name, setName] = useState('');
  const [product, setProduct] = useState<string>();
  const [scopes, setScopes] = useState<string[]>([]);
  const [end, setEnd] = useState<EndChoice>({ type: 'days', days: 90 });

  const action = useAction(async () => {
    onCreated(
      await api.apiKeys.create({
        tenant_id: tenant.id,
        name: name.trim(),
        product,
        scopes,
        expires_at: toEnd(end, Date.now()),
      }),
    );
  });
  const problems = useFieldProblems(
    {
      name: name.trim() ? undefined : 'Give the key a name.',
      expires_at: findEndProblem(end, Date.now()),
      product: undefined,
      scopes: undefined,
    },
    action.error,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problems.submit()) {
      action.run();
    }
  };
  const editing =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      action.reset();
      set(value);
    };

  return (
    <Dialog
      isOpen
      isDismissable={!action.isPending}
      onOpenChange={isOpen => !isOpen && onClose()}
      width={560}
      className={dialogStyles.dialog}
    >
      <DialogHeader>Create an API key</DialogHeader>
      <form
        ref={problems.formRef}
        onSubmit={submit}
        className={dialogStyles.form}
        noValidate
      >
        <DialogBody className={dialogStyles.body}>
          <div {...problems.handleOf('name')}>
            <TextField
              label="Name"
              description="Where it is used, so that people know later what stops without it."
              placeholder="ci-deploy"
              isRequired
              value={name}
              onChange={editing(setName)}
              onBlur={() => problems.touch('name')}
              maxLength={NAME_LENGTH_MAX}
              validationBehavior="aria"
              validate={() => problems.problemOf('name')}
              autoComplete="off"
            />
          </div>
          <div {...problems.handleOf('product')}>
            <Select<'single'>
              label="Product"
              description="A key for one product is not valid for others."
              options={[
                { id: ANY, label: 'Every product' },
                ...products.map(({ key, label }) => ({ id: key, label })),
              ]}
              value={product ?? ANY}
              onChange={key =>
                editing(setProduct)(key === ANY ? undefined : String(key))
              }
              isInvalid={problems.problemOf('product') !== undefined}
            />
            <FieldProblem>{problems.problemOf('product')}</FieldProblem>
          </div>
          <div {...problems.handleOf('scopes')}>
            <ScopesField
              value={scopes}
              onChange={editing(setScopes)}
              known={knownScopes(keys, product)}
              problem={problems.problemOf('scopes')}
            />
          </div>
          <div {...problems.handleOf('expires_at')}>
            <EndField
              label="Expires"
              value={end}
              onChange={editing(setEnd)}
              onBlur={() => problems.touch('expires_at')}
              presets={PRESETS}
              allowsNever
              problem={problems.problemOf('expires_at')}
            />
          </div>
          {action.error && !problems.tellsAll && (
            <ErrorPanel title="The key was not created" error={action.error} />
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
            Create key
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function knownScopes(keys: APIKey[], product: string | undefined): string[] {
  return [
    ...new Set(
      keys
        .filter(key => key.product === product)
        .flatMap(({ scopes }) => scopes),
    ),
  ].sort();
}
