import type { CatalogEntry } from '@groundwork/plugin-control-plane-common';

/** What a person is about to do with a product; each has its dialog. */
export type ProductTask =
  | { type: 'add' }
  | { type: 'request' | 'trial' | 'edit' | 'delete'; product: CatalogEntry };
