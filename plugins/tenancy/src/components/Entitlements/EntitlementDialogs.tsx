import type { Tenant } from '@groundwork/plugin-control-plane-common';
import { ConfigDialog } from './ConfigDialog';
import { DeclineDialog } from './DeclineDialog';
import type { EntitlementTask } from './entitlementTask';
import { GrantDialog } from './GrantDialog';
import { RevokeDialog } from './RevokeDialog';
import type { useProductNames } from './useProductNames';

/** Props of {@link EntitlementDialogs}. */
export type EntitlementDialogsProps = {
  tenant: Tenant;
  names: ReturnType<typeof useProductNames>;
  task: EntitlementTask;
  onClose: () => void;
  onDone: (sentence: string) => void;
};

/** The dialog of what a person is about to do with what a tenant may use. */
export function EntitlementDialogs(props: EntitlementDialogsProps) {
  const { tenant, names, task, onClose, onDone } = props;
  switch (task.type) {
    case 'grant':
      return (
        <GrantDialog
          tenant={tenant}
          products={names.products}
          nameOf={names.nameOf}
          current={task.current}
          product={task.current?.product ?? task.product}
          onClose={onClose}
          onDone={onDone}
        />
      );
    case 'revoke':
      return (
        <RevokeDialog
          tenant={tenant}
          entitlement={task.entitlement}
          name={names.nameOf(task.entitlement.product)}
          onClose={onClose}
          onDone={onDone}
        />
      );
    case 'config':
      return (
        <ConfigDialog
          entitlement={task.entitlement}
          name={names.nameOf(task.entitlement.product)}
          onClose={onClose}
        />
      );
    case 'decline':
      return (
        <DeclineDialog
          request={task.request}
          name={names.nameOf(task.request.product)}
          onClose={onClose}
          onDone={onDone}
        />
      );
    default:
      return null;
  }
}
