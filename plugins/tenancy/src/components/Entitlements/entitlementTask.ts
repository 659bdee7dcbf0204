import type {
  ProductRequest,
  TenantProduct,
} from '@groundwork/plugin-control-plane-common';

/** What a person is about to do with what a tenant may use; each has its dialog. */
export type EntitlementTask =
  /** A new one, perhaps of a product that was asked for, or one that is changed. */
  | { type: 'grant'; product?: string; current?: TenantProduct }
  | { type: 'revoke' | 'config'; entitlement: TenantProduct }
  /** Without a dialog: it can be taken back as easily. */
  | { type: 'switch'; entitlement: TenantProduct }
  | { type: 'decline'; request: ProductRequest };
