import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiForbid2Line, RiLoopLeftLine, RiMore2Line } from '@remixicon/react';
import type { APIKey } from '@groundwork/plugin-control-plane-common';
import { useNow } from '@groundwork/plugin-control-plane-react';
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
  const endedReason = isWorking(apiKey, useNow())
    ? undefined
    : 'It does not work any more';
  const rotateReason =
    disabledReason ??
    endedReason ??
    (apiKey.replaced_by === undefined ? undefined : 'It is replaced already');
  const revokeReason =
    disabledReason ??
    (apiKey.revoked_at === undefined ? undefined : 'It is revoked already');
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiMore2Line />}
        aria-label={`Actions for ${apiKey.name}`}
      />
      <Menu placement="bottom end" className={styles.menu}>
        <MenuItem
          iconStart={<RiLoopLeftLine />}
          isDisabled={rotateReason !== undefined}
          onAction={() => onTask({ type: 'rotate', apiKey })}
        >
          <WithReason label="Rotate…" reason={rotateReason} />
        </MenuItem>
        <MenuItem
          iconStart={<RiForbid2Line />}
          color="danger"
          isDisabled={revokeReason !== undefined}
          onAction={() => onTask({ type: 'revoke', apiKey })}
        >
          <WithReason label="Revoke…" reason={revokeReason} />
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
