import type { ReactElement } from 'react';
import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { EllipsisVerticalIcon } from 'lucide-react';
import type { Action } from '@groundwork/plugin-control-plane-common';
import styles from './ActionMenu.module.css';

/** An item of {@link ActionMenu}. @public */
export type ActionMenuItem = {
  label: string;
  icon: ReactElement;
  onAction: () => void;
  /** Whether it is possible now, as the control plane says; where it does not say, it decides when it is tried. */
  action?: Action;
  /** Something is lost by it. */
  isDanger?: boolean;
};

/** Props of {@link ActionMenu}. @public */
export type ActionMenuProps = {
  /** Whose actions these are, as "Actions for acme". */
  label: string;
  items: ActionMenuItem[];
  /** `secondary` beside a primary action, `tertiary` in a row. */
  variant?: 'secondary' | 'tertiary';
};

/** What can be done beside the primary action. What is not possible stays visible, with the reason. @public */
export function ActionMenu(props: ActionMenuProps) {
  const { label, items, variant = 'tertiary' } = props;
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant={variant}
        icon={<EllipsisVerticalIcon />}
        aria-label={label}
      />
      <Menu placement="bottom end" className={styles.menu}>
        {items.map(item => (
          <Item key={item.label} {...item} />
        ))}
      </Menu>
    </MenuTrigger>
  );
}

function Item(props: ActionMenuItem) {
  const { label, icon, onAction, action, isDanger = false } = props;
  const isAllowed = action?.allowed ?? true;
  return (
    <MenuItem
      iconStart={icon}
      color={isDanger && isAllowed ? 'danger' : undefined}
      className={styles.entry}
      isDisabled={!isAllowed}
      textValue={label}
      onAction={onAction}
    >
      <span
        className={styles.item}
        data-danger={(isDanger && isAllowed) || undefined}
      >
        {label}
        {!isAllowed && action?.reason && (
          <span className={styles.reason}>{action.reason}</span>
        )}
      </span>
    </MenuItem>
  );
}

/** The reason for {@link ActionButton}, from what the control plane says; empty when it says none. @public */
export function reasonOf(action: Action | undefined): string | undefined {
  return action === undefined || action.allowed
    ? undefined
    : (action.reason ?? '');
}
