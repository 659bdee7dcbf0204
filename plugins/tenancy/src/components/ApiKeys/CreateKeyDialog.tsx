import { useApi } from '@backstage/frontend-plugin-api';
import { Select, TextField } from '@backstage/ui';
import type {
  APIKey,
  APIKeyCreated,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  FieldProblem,
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import {
  EndField,
  findEndProblem,
  toEnd,
  type EndChoice,
} from '../shared/EndField';
import { useTenancyWords } from '../../translation';
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

type CreateKeyFields = {
  name: string;
  product: string;
  scopes: string[];
  expires_at: EndChoice;
};

const ANY = 'any';
const NAME_LENGTH_MAX = 100;
const PRESETS = [7, 30, 90, 365];
const FIELDS: CreateKeyFields = {
  name: '',
  product: ANY,
  scopes: [],
  expires_at: { type: 'days', days: 90 },
};

/** Asks what a new key is for. */
export function CreateKeyDialog(props: CreateKeyDialogProps) {
  const { tenant, keys, onClose, onCreated } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const products = useProductOptions(tenant);
  const form = useForm({
    initial: FIELDS,
    validate: ({ name, expires_at: end }) => ({
      name: name.trim() ? undefined : t('apiKeys.create.noName'),
      expires_at: findEndProblem(end, Date.now(), t),
    }),
    submit: ({ name, product, scopes, expires_at: end }) =>
      api.apiKeys.create({
        tenant_id: tenant.id,
        name: name.trim(),
        product: product === ANY ? undefined : product,
        scopes,
        expires_at: toEnd(end, Date.now()),
      }),
    onDone: onCreated,
  });
  const { fields } = form;

  return (
    <FormDialog
      title={t('apiKeys.create.title')}
      form={form}
      submitLabel={t('apiKeys.create.submit')}
      errorTitle={t('apiKeys.create.failed')}
      width={560}
      onClose={onClose}
    >
      <TextField
        label={t('form.name')}
        description={t('apiKeys.create.nameHint')}
        placeholder="ci-deploy"
        isRequired
        value={fields.name}
        onChange={name => form.set({ name })}
        maxLength={NAME_LENGTH_MAX}
        autoComplete="off"
        {...form.validation('name')}
      />
      <div>
        <Select<'single'>
          label={t('apiKeys.create.product')}
          description={t('apiKeys.create.productHint')}
          options={[
            { id: ANY, label: t('apiKeys.everyProduct') },
            ...products.map(({ key, label }) => ({ id: key, label })),
          ]}
          value={fields.product}
          onChange={key => form.set({ product: String(key ?? ANY) })}
          isInvalid={form.problem('product') !== undefined}
        />
        <FieldProblem>{form.problem('product')}</FieldProblem>
      </div>
      <ScopesField
        value={fields.scopes}
        onChange={scopes => form.set({ scopes })}
        known={knownScopes(
          keys,
          fields.product === ANY ? undefined : fields.product,
        )}
        problem={form.problem('scopes')}
      />
      <EndField
        label={t('apiKeys.create.expires')}
        value={fields.expires_at}
        onChange={end => form.set({ expires_at: end })}
        onBlur={() => form.leave('expires_at')}
        presets={PRESETS}
        allowsNever
        problem={form.problem('expires_at')}
      />
    </FormDialog>
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
