import { useCallback } from 'react';
import {
  isUsableTenant,
  type Tenant,
} from '@groundwork/plugin-control-plane-common';
import { useStatusWord } from '../../hooks';
import { useEnvironmentsWords } from '../../translation';

/** A choice needs a key, also when it is for none. */
export const NOBODY = 'none';

/** A choice of a list. */
export type TenantOption = { id: string; label: string; disabled?: boolean };

/** Makes a tenant a choice; one that cannot have environments now is none, and says why. */
export function useTenantOption(): (tenant: Tenant) => TenantOption {
  const { t } = useEnvironmentsWords();
  const statusWord = useStatusWord();
  return useCallback(
    ({ id, name, status }) =>
      isUsableTenant(status)
        ? { id, label: name }
        : {
            id,
            label: t('detailsStep.tenantState', {
              name,
              status: statusWord(status),
            }),
            disabled: true,
          },
    [t, statusWord],
  );
}
