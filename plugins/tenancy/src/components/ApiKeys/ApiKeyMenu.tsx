import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { BanIcon, EllipsisVerticalIcon, RefreshCcwIcon } from 'lucide-react';
import type { APIKey } from '@groundwork/plugin-control-plane-common';
import { useNow } from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';
import { isWorking } from './keyState';
import type { KeyTask } from './keyTask';
import styles from './ApiKeys.module.css';

/** Props of {@link ApiKeyMenu}. */
export type ApiKeyMenuProps = {
  apiKey: APIKey;
  /** Why nothing can be done with it. */
  disabledReason: string | undefined;
  onTask: (task: KeyTask) => void;
};

/** What can be done with a key; what cannot says why. */
export function ApiKeyMenu(props: ApiKeyMenuProps) {
  const { apiKey, disabledReason, onTask } = props;
  const { t } = useTenancyWords();
  const endedReason = isWorking(apiKey, useNow())
    ? undefined
    : t('apiKeys.actions.ended');
  const rotateReason =
    disabledReason ??
    endedReason ??
    (apiKey.replaced_by === undefined
      ? undefined
      : t('apiKeys.actions.replacedAlready'));
  const revokeReason =
    disabledReason ??
    (apiKey.revoked_at === undefined
      ? undefined
      : t('apiKeys.actions.revokedAlready'));
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<EllipsisVerticalIcon />}
        aria-label={t('actions.of', { name: apiKey.name })}
      />
      <Menu placement="bottom end" className={styles.menu}>
        <MenuItem
          iconStart={<RefreshCcwIcon />}
          isDisabled={rotateReason !== undefined}
          onAction={() => onTask({ type: 'rotate', apiKey })}
        >
          <WithReason
            label={t('apiKeys.actions.rotate')}
            reason={rotateReason}
          />
        </MenuItem>
        <MenuItem
          iconStart={<BanIcon />}
          color="danger"
          isDisabled={revokeReason !== undefined}
          onAction={() => onTask({ type: 'revoke', apiKey })}
        >
          <WithReason
            label={t('apiKeys.actions.revoke')}
            reason={revokeReason}
          />
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}

function WithReason(props: { label: string; reason: string | undefined }) {
  return (
    <span className={styles.item}>
      {props.label}
      {props.reason && <span className={styles.reason}>{props.reason}</span>}
    </span>
  );
}
