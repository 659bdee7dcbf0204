import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  ErrorPanel,
  tenancyApiRef,
  useAction,
  useNow,
} from '@groundwork/plugin-control-plane-react';
import dialogStyles from '../shared/dialog.module.css';
import { formatDay } from '../shared/formatDay';
import type { ProductDialogProps } from './RequestDialog';

const TRIAL_MS = 14 * 24 * 3_600_000;

/** Says what a trial is before the only one is spent. */
export function TrialDialog(props: ProductDialogProps) {
  const { product, tenant, onClose, onDone } = props;
  const api = useApi(tenancyApiRef);
  const now = useNow();
  const lastDay = formatDay(new Date(now + TRIAL_MS).toISOString(), now);
  const action = useAction(async () => {
    const entitlement = await api.catalog.startTrial({
      tenant_id: tenant.id,
      product: product.key,
    });
    const end = entitlement.expires_at
      ? formatDay(entitlement.expires_at, now)
      : lastDay;
    onDone(`The trial has started. ${tenant.name} can use it until ${end}.`);
    onClose();
  });

  return (
    <Dialog
      isOpen
      isDismissable={!action.isPending}
      onOpenChange={isOpen => !isOpen && onClose()}
      width={480}
      className={dialogStyles.dialog}
    >
      <DialogHeader>Try {product.name}</DialogHeader>
      <DialogBody className={dialogStyles.body}>
        <ul className={dialogStyles.list}>
          <li>
            {tenant.name} can use it at once, and until <b>{lastDay}</b>.
          </li>
          <li>It ends by itself. You are told before.</li>
          <li>A tenant can try a product once.</li>
        </ul>
        {action.error && (
          <ErrorPanel title="The trial did not start" error={action.error} />
        )}
      </DialogBody>
      <DialogFooter className={dialogStyles.footer}>
        <Button
          variant="secondary"
          onPress={onClose}
          isDisabled={action.isPending}
        >
          Not now
        </Button>
        <Button
          variant="primary"
          onPress={() => action.run()}
          isPending={action.isPending}
        >
          Start trial
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
