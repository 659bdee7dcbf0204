import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { HandIcon, RotateCwIcon } from 'lucide-react';
import {
  queueManagePermission,
  type Action,
  type QueueItem,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionMenu,
  ConfirmDialog,
  RelativeTime,
  runtimesApiRef,
} from '@groundwork/plugin-control-plane-react';
import { useRefusal } from '../../hooks';
import { useRuntimesWords } from '../../translation';

/** Props of {@link QueueMenu}. */
export type QueueMenuProps = { item: QueueItem; onChanged: () => void };

/** What an operator can do with a piece of work. Both ask first. */
export function QueueMenu(props: QueueMenuProps) {
  const { item, onChanged } = props;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  const refusal = useRefusal(queueManagePermission);
  const [open, setOpen] = useState<'replay' | 'release'>();
  const where = t('words.nameOnTarget', {
    name: item.name,
    target: item.title,
  });
  const worker = <code>{item.claimed_by}</code>;
  const close = () => setOpen(undefined);
  const allow = (isPossible: boolean, reason: string): Action =>
    isPossible && !refusal
      ? { allowed: true }
      : { allowed: false, reason: refusal ?? reason };
  return (
    <>
      <ActionMenu
        label={t('actions.for', { name: where })}
        items={[
          {
            label: `${t('actions.replay')}…`,
            icon: <RotateCwIcon />,
            action: allow(item.state === 'dead', t('queue.notDead')),
            onAction: () => setOpen('replay'),
          },
          {
            label: `${t('actions.release')}…`,
            icon: <HandIcon />,
            action: allow(item.state === 'running', t('queue.notClaimed')),
            isDanger: true,
            onAction: () => setOpen('release'),
          },
        ]}
      />
      {open === 'replay' && (
        <ConfirmDialog
          title={t('replay.title', { work: where })}
          confirmLabel={t('actions.replay')}
          keepLabel={t('actions.leave')}
          errorTitle={t('replay.failed')}
          isDestructive={false}
          onConfirm={() => api.queue.replay(item.id)}
          onDone={onChanged}
          onClose={close}
        >
          <p>{t('replay.text', { count: item.attempt })}</p>
          {item.last_error && (
            <p>
              {t('replay.lastError', { error: <code>{item.last_error}</code> })}
            </p>
          )}
        </ConfirmDialog>
      )}
      {open === 'release' && (
        <ConfirmDialog
          title={t('release.title', { work: where })}
          confirmLabel={t('actions.release')}
          keepLabel={t('actions.leave')}
          errorTitle={t('release.failed')}
          onConfirm={() => api.queue.release(item.id)}
          onDone={onChanged}
          onClose={close}
        >
          <p>
            {item.claimed_at
              ? t('release.textSince', {
                  worker,
                  time: <RelativeTime time={item.claimed_at} />,
                })
              : t('release.text', { worker })}
          </p>
          <p>{t('release.warning')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
