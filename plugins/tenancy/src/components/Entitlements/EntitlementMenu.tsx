import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiEditLine, RiForbid2Line, RiMore2Line } from '@remixicon/react';
import type { TenantProduct } from '@groundwork/plugin-control-plane-common';
import type { EntitlementTask } from './entitlementTask';
import styles from './Entitlements.module.css';

/** Props of {@link EntitlementMenu}. */
export type EntitlementMenuProps = {
  entitlement: TenantProduct;
  /** Name of the product. */
  name: string;
  /** Why nothing can be done with it. */
  disabledReason: string | undefined;
  onTask: (task: EntitlementTask) => void;
};

/** What can be done with an entitlement; what cannot says why. */
export function EntitlementMenu(props: EntitlementMenuProps) {
  const { entitlement, name, disabledReason, onTask } = props;
  const isDisabled = disabledReason !== undefined;
  const reason = isDisabled && (
    <span className={styles.reason}>{disabledReason}</span>
  );
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiMore2Line />}
        aria-label={`Actions for ${name}`}
      />
      <Menu placement="bottom end" className={styles.menu}>
        <MenuItem
          iconStart={<RiEditLine />}
          isDisabled={isDisabled}
          onAction={() => onTask({ type: 'grant', current: entitlement })}
        >
          <span className={styles.item}>Change…{reason}</span>
        </MenuItem>
        <MenuItem
          iconStart={<RiForbid2Line />}
          color="danger"
          isDisabled={isDisabled}
          onAction={() => onTask({ type: 'revoke', entitlement })}
        >
          <span className={styles.item}>Revoke…{reason}</span>
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
