import { useApi } from '@backstage/frontend-plugin-api';
import { Select, Switch, TextAreaField } from '@backstage/ui';
import type {
  CatalogEntry,
  Tenant,
  TenantProduct,
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
import { useTenancyWords, type TenancyWords } from '../../translation';
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

type GrantFields = {
  /** Absent where the product is known already, as there is no field then. */
  product?: string;
  expires_at: EndChoice;
  config: string;
  isEnabled: boolean;
};

const PRESETS = [30, 90, 365];

/** Grants a tenant a product, or changes what was granted. */
export function GrantDialog(props: GrantDialogProps) {
  const { tenant, products, nameOf, current, onClose, onDone } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const isFixed = props.product !== undefined;
  const form = useForm({
    initial: toFields(current, isFixed),
    validate: ({ product, expires_at: end, config }) => ({
      product:
        isFixed || product ? undefined : t('entitlements.grant.noProduct'),
      expires_at: findEndProblem(end, Date.now(), t),
      config: parseConfig(config, t).problem,
    }),
    submit: async ({ product = '', expires_at: end, config, isEnabled }) => {
      const chosen = props.product ?? product;
      await api.catalog.grantEntitlement(tenant.id, chosen, {
        enabled: isEnabled,
        config: parseConfig(config, t).config,
        expires_at: toEnd(end, Date.now()),
      });
      return chosen;
    },
    onDone: chosen => {
      onDone(
        current
          ? t('entitlements.grant.changed', {
              tenant: tenant.name,
              product: nameOf(chosen),
            })
          : t('entitlements.grant.done', {
              tenant: tenant.name,
              product: nameOf(chosen),
            }),
      );
      onClose();
    },
  });
  const { fields } = form;

  return (
    <FormDialog
      title={titleOf(props, t)}
      form={form}
      submitLabel={
        current ? t('entitlements.grant.save') : t('entitlements.grant.submit')
      }
      errorTitle={
        current
          ? t('entitlements.grant.changeFailed')
          : t('entitlements.grant.failed')
      }
      width={560}
      onClose={onClose}
    >
      {!isFixed && (
        <div>
          <Select<'single'>
            label={t('entitlements.grant.product')}
            placeholder={t('entitlements.grant.choose')}
            isRequired
            searchable
            searchPlaceholder={t('entitlements.searchIn')}
            options={products.map(({ key, name }) => ({
              id: key,
              label: name,
              description: key,
            }))}
            value={fields.product || null}
            onChange={key => form.set({ product: String(key ?? '') })}
            isInvalid={form.problem('product') !== undefined}
          />
          <FieldProblem>{form.problem('product')}</FieldProblem>
        </div>
      )}
      {current?.trial && (
        <p className={styles.quiet}>{t('entitlements.grant.endsTrial')}</p>
      )}
      <EndField
        label={t('entitlements.grant.ends')}
        value={fields.expires_at}
        onChange={end => form.set({ expires_at: end })}
        onBlur={() => form.leave('expires_at')}
        presets={PRESETS}
        allowsNever
        current={current?.expires_at}
        problem={form.problem('expires_at')}
      />
      <TextAreaField
        label={t('entitlements.columns.configuration')}
        secondaryLabel={t('form.optional')}
        description={t('entitlements.grant.configurationHint')}
        placeholder={'{\n  "max_scans": 500\n}'}
        value={fields.config}
        onChange={config => form.set({ config })}
        rows={6}
        spellCheck="false"
        className={styles.configText}
        {...form.validation('config')}
      />
      <Switch
        label={
          fields.isEnabled
            ? t('entitlements.grant.enabled')
            : t('entitlements.grant.disabled')
        }
        isSelected={fields.isEnabled}
        onChange={isEnabled => form.set({ isEnabled })}
      />
    </FormDialog>
  );
}

function toFields(
  current: TenantProduct | undefined,
  isFixed: boolean,
): GrantFields {
  return {
    ...(!isFixed && { product: '' }),
    expires_at: current?.expires_at
      ? { type: 'kept', at: current.expires_at }
      : { type: 'never' },
    config:
      current && Object.keys(current.config).length > 0
        ? JSON.stringify(current.config, undefined, 2)
        : '',
    isEnabled: current?.enabled ?? true,
  };
}

function titleOf(props: GrantDialogProps, t: TenancyWords): string {
  const { tenant, product, current, nameOf } = props;
  if (current) {
    return t('entitlements.grant.changeTitle', {
      product: nameOf(current.product),
      tenant: tenant.name,
    });
  }
  return product
    ? t('entitlements.grant.titleOf', {
        tenant: tenant.name,
        product: nameOf(product),
      })
    : t('entitlements.grant.title', { tenant: tenant.name });
}
