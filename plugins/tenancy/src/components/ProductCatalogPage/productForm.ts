import type {
  CatalogEntry,
  CatalogEntryWrite,
} from '@groundwork/plugin-control-plane-common';
import type { FormProblems } from '@groundwork/plugin-control-plane-react';
import type { TenancyWords } from '../../translation';

/** What is filled in of a product. */
export type ProductForm = {
  key: string;
  name: string;
  description: string;
  plans_required: string[];
  supports_trial: boolean;
  demo_url: string;
  owner: string;
};

const KEY = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const WEB_ADDRESS = /^https?:\/\/[A-Za-z0-9._~:/?#@!$&()*+,;=%[\]-]+$/;
const ENTITY_REF = /^[a-z][a-z0-9.+_-]*:[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/;

/** The form for a product, or for a new one. */
export function toProductForm(product: CatalogEntry | undefined): ProductForm {
  return {
    key: product?.key ?? '',
    name: product?.name ?? '',
    description: product?.description ?? '',
    plans_required: product?.plans_required ?? [],
    supports_trial: product?.supports_trial ?? false,
    demo_url: product?.demo_url ?? '',
    owner: product?.owner ?? '',
  };
}

/** What is sent for a form. */
export function toProductWrite(form: ProductForm): CatalogEntryWrite {
  return {
    name: form.name.trim(),
    description: form.description.trim(),
    plans_required: form.plans_required,
    supports_trial: form.supports_trial,
    ...(form.demo_url.trim() && { demo_url: form.demo_url.trim() }),
    ...(form.owner.trim() && { owner: form.owner.trim() }),
  };
}

/** What is not acceptable in a form, in the order of its fields. */
export function findProductProblems(
  form: ProductForm,
  t: TenancyWords,
): FormProblems<ProductForm> {
  const key = form.key.trim();
  const demoUrl = form.demo_url.trim();
  const owner = form.owner.trim();
  return {
    name: form.name.trim() ? undefined : t('productsPage.edit.noName'),
    key:
      key.length <= 63 && KEY.test(key)
        ? undefined
        : t('productsPage.edit.keyLetters'),
    demo_url:
      demoUrl === '' || WEB_ADDRESS.test(demoUrl)
        ? undefined
        : t('productsPage.edit.webAddress'),
    owner:
      owner === '' || ENTITY_REF.test(owner)
        ? undefined
        : t('productsPage.edit.reference'),
  };
}
