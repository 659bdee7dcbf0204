import type { TenantProduct } from '@groundwork/plugin-control-plane-common';
import { StatusChip, useNow } from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';
import { describeEntitlement } from './entitlementState';

/** Whether an entitlement holds, and until when: "Entitled until 3 Dec", "Trial, 9 days left". */
export function EntitlementChip(props: { entitlement: TenantProduct }) {
  const { t } = useTenancyWords();
  const { status, label } = describeEntitlement(props.entitlement, useNow(), t);
  return <StatusChip status={status} label={label} />;
}
