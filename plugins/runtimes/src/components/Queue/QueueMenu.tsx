import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiHand, RiRestartLine } from '@remixicon/react';
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
import { runtimesTranslationRef } from '../../translation';

/** Props of {@link QueueMenu}. */
export type QueueMenuProps = { item: QueueItem; onChanged: () => void };

/** What an operator can do with a piece of work. Both ask first. */
export function QueueMenu(props: QueueMenuProps) {
  const { item, onChanged } = props;
  const { t } = useTranslationRef(runtimesTranslationRef);
  const api = useApi(runtimesApiRef);
  const refusal = useRefusal(queueManagePermission);
  const [open, setOpen] = useState<'replay' | 'release'>();
  const where = `${item.name} on ${item.title}`;
  const close = () => setOpen(undefined);
  const allow = (isPossible: boolean, reason: string): Action =>
    isPossible && !refusal
      ? { allowed: true }
      : { allowed: false, reason: refusal ?? reason };
  return (
    <>
      <ActionMenu
        label={`Actions for ${where}`}
        items={[
          {
            label: `${t('actions.replay')}…`,
            icon: <RiRestartLine />,
            action: allow(item.state === 'dead', 'It has not given up.'),
            onAction: () => setOpen('replay'),
          },
          {
            label: `${t('actions.release')}…`,
            icon: <RiHand />,
            action: allow(item.state === 'running', 'No worker has it.'),
            isDanger: true,
            onAction: () => setOpen('release'),
          },
        ]}
      />
      {open === 'replay' && (
        <ConfirmDialog
          title={`Try ${where} again?`}
          confirmLabel={t('actions.replay')}
          keepLabel="Leave it"
          errorTitle="It was not tried again"
          isDestructive={false}
          onConfirm={() => api.queue.replay(item.id)}
          onDone={onChanged}
          onClose={close}
        >
          <p>
            It gave up after {item.attempt}{' '}
            {item.attempt === 1 ? 'attempt' : 'attempts'}. Its attempts are
            counted anew.
          </p>
          {item.last_error && (
            <p>
              The last error: <code>{item.last_error}</code>
            </p>
          )}
        </ConfirmDialog>
      )}
      {open === 'release' && (
        <ConfirmDialog
          title={`Take ${where} away from its worker?`}
          confirmLabel={t('actions.release')}
          keepLabel="Leave it"
          errorTitle="It was not taken away"
          onConfirm={() => api.queue.release(item.id)}
          onDone={onChanged}
          onClose={close}
        >
          <p>
            <code>{item.claimed_by}</code> has it
            {item.claimed_at && (
              <>
                {' '}
                since <RelativeTime time={item.claimed_at} />
              </>
            )}
            . Whatever it still writes is refused, and another worker takes it
            up at once.
          </p>
          <p>
            This is for a worker that hangs. One that is slow loses what it has
            done so far.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
