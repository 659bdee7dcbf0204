import type { Namespace } from '@groundwork/plugin-control-plane-common';
import { parseJson, withoutNulls } from '../database';

/** A namespace as it is kept, without what belongs to other tables. */
export type StoredNamespace = Omit<
  Namespace,
  'members' | 'targets' | 'actions'
> & {
  tenant_id?: string;
  /** When the last of it was gone; its name is free since. */
  deleted_at?: string;
};

/** A row of `namespaces`; its JSON columns are text. */
export type NamespaceRow = Omit<
  StoredNamespace,
  'name_components' | 'metadata'
> & {
  name_components: string;
  metadata: string;
};

export function toStoredNamespace(row: NamespaceRow): StoredNamespace {
  return {
    ...withoutNulls(row),
    name_components: parseJson(row.name_components),
    metadata: parseJson(row.metadata),
  };
}
