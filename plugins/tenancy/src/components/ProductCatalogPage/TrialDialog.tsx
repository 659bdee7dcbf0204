import { useApi } from '@backstage/frontend-plugin-api';
import {
  ConfirmDialog,
  tenancyApiRef,
  useNow,
} from '@groundwork/plugin-control-plane-react';
import { formatDay } from '../shared/formatDay';
import type { ProductDialogProps } from './RequestDialog';

const TRIAL_MS = 14 * 24 * 3_600_000;

/** Says what a trial is before the only one is spent. */
export function TrialDialog(props: ProductDialogProps) {
  const { product, tenant, onClose, onDone } = props;
  const api = useApi(tenancyApiRef);
  const now = useNow();
  const lastDay = formatDay(new Date(now + TRIAL_MS).toISOString(), now);
  return (
    <ConfirmDialog
      title={`Try ${product.name}`}
      confirmLabel="Start trial"
      keepLabel="Not now"
      errorTitle="The trial did not start"
      isDestructive={false}
      onConfirm={() =>
        api.catalog.startTrial({ tenant_id: tenant.id, product: product.key })
      }
      onDone={({ expires_at: expiresAt }) => {
        const end = expiresAt ? formatDay(expiresAt, now) : lastDay;
        onDone(
          `The trial has started. ${tenant.name} can use it until ${end}.`,
        );
      }}
      onClose={onClose}
    >
      <ul>
        <li>
          {tenant.name} can use it at once, and until <b>{lastDay}</b>.
        </li>
        <li>It ends by itself. You are told before.</li>
        <li>A tenant can try a product once.</li>
      </ul>
    </ConfirmDialog>
  );
}
