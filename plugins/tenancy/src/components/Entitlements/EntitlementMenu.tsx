import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  BanIcon,
  EllipsisVerticalIcon,
  SquarePenIcon,
  ToggleLeftIcon,
  ToggleRightIcon,
} from 'lucide-react';
import type { TenantProduct } from '@groundwork/plugin-control-plane-common';
import { useNow } from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';
import { hasEnded } from './entitlementState';
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
  const { t } = useTenancyWords();
  const isDisabled = disabledReason !== undefined;
  // Granting a trial would make it more than one, and what has ended needs another end.
  const isSwitchable = !hasEnded(entitlement, useNow()) && !entitlement.trial;
  const reason = isDisabled && (
    <span className={styles.reason}>{disabledReason}</span>
  );
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<EllipsisVerticalIcon />}
        aria-label={t('actions.of', { name })}
      />
      <Menu placement="bottom end" className={styles.menu}>
        <MenuItem
          iconStart={<SquarePenIcon />}
          isDisabled={isDisabled}
          onAction={() => onTask({ type: 'grant', current: entitlement })}
        >
          <span className={styles.item}>
            {t('entitlements.actions.change')}
            {reason}
          </span>
        </MenuItem>
        {isSwitchable && (
          <MenuItem
            iconStart={
              entitlement.enabled ? <ToggleLeftIcon /> : <ToggleRightIcon />
            }
            isDisabled={isDisabled}
            onAction={() => onTask({ type: 'switch', entitlement })}
          >
            <span className={styles.item}>
              {entitlement.enabled
                ? t('entitlements.actions.switchOff')
                : t('entitlements.actions.switchOn')}
              {reason}
            </span>
          </MenuItem>
        )}
        <MenuItem
          iconStart={<BanIcon />}
          color="danger"
          isDisabled={isDisabled}
          onAction={() => onTask({ type: 'revoke', entitlement })}
        >
          <span className={styles.item}>
            {t('entitlements.actions.revoke')}
            {reason}
          </span>
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
