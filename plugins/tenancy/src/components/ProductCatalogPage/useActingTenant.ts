import { useCallback, useEffect } from 'react';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  isNotFound,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyQuery } from '../../hooks';
import { useAddress } from '../shared/useAddress';

const STORAGE_KEY = 'groundwork.tenant';
const NAMES = ['tenant'] as const;

/** For which tenant a person acts. */
export type ActingTenant = {
  /** The value is `undefined` in `tenant` when the person may read none. */
  query: LiveQuery<{ tenant: Tenant | undefined }>;
  /** Slug that the address asks for. */
  asked: string | undefined;
  choose: (slug: string) => void;
};

/** The tenant of the address, else the one that was chosen last, else the first that the person may read. */
export function useActingTenant(): ActingTenant {
  const { values, change } = useAddress(NAMES);
  const asked = values.tenant;
  const query = useTenancyQuery<{ tenant: Tenant | undefined }>({
    key: asked ?? '',
    parts: ['tenant', 'members'],
    load: async (api, options) => {
      if (asked !== undefined) {
        return { tenant: await api.tenants.getBySlug(asked, options) };
      }
      const remembered = readRemembered();
      if (remembered !== undefined) {
        try {
          return { tenant: await api.tenants.getBySlug(remembered, options) };
        } catch (error) {
          // It may be gone since; then another one serves.
          if (!(error instanceof Error && isNotFound(error))) {
            throw error;
          }
        }
      }
      const { items } = await api.tenants.list({ limit: 1 }, options);
      return { tenant: items[0] };
    },
  });

  const slug = query.value?.tenant?.slug;
  useEffect(() => {
    if (slug !== undefined) {
      remember(slug);
      if (asked === undefined) {
        change({ tenant: slug }, { replace: true });
      }
    }
  }, [asked, slug, change]);

  const choose = useCallback(
    (chosen: string) => change({ tenant: chosen }),
    [change],
  );
  return { query, asked, choose };
}

/** A browser may refuse to store anything; then nothing is remembered. */
function readRemembered(): string | undefined {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(slug: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, slug);
  } catch {
    // See above.
  }
}
