import { useState } from 'react';
import {
  HeartPulseIcon,
  SquarePenIcon,
  Trash2Icon,
  WrenchIcon,
} from 'lucide-react';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import {
  ActionMenu,
  Announcement,
  type ActionMenuProps,
  type ActionState,
} from '@groundwork/plugin-control-plane-react';
import { useRuntimesWords } from '../../translation';
import { EditRuntimeDialog } from './EditRuntimeDialog';
import { MaintenanceDialog } from './MaintenanceDialog';
import { RemoveRuntimeDialog } from './RemoveRuntimeDialog';

/** Props of {@link RuntimeMenu}. */
export type RuntimeMenuProps = Pick<ActionMenuProps, 'variant'> & {
  runtime: RuntimeEnvironment;
  /** Of {@link useRuntimeCheck}; where it failed is shown by who has the room. */
  check: ActionState<[], RuntimeEnvironment>;
  onChanged: () => void;
  /** Called instead once it is gone, as the page about it has nothing to show then. */
  onRemoved?: () => void;
};

/** Everything that can be done with a runtime environment. What the configuration owns is changed there, and says so. */
export function RuntimeMenu(props: RuntimeMenuProps) {
  const { runtime, check, onChanged, onRemoved, variant } = props;
  const { actions } = runtime;
  const { t } = useRuntimesWords();
  const [open, setOpen] = useState<'edit' | 'maintenance' | 'remove'>();
  const [checked, setChecked] = useState('');
  const close = () => setOpen(undefined);
  return (
    <>
      <ActionMenu
        label={t('actions.for', { name: runtime.title })}
        variant={variant}
        items={[
          {
            label: t('actions.check'),
            icon: <HeartPulseIcon />,
            action: actions?.maintain,
            onAction: async () => {
              setChecked('');
              const answer = await check.run();
              if (answer) {
                setChecked(
                  t('health.checkedNow', {
                    title: runtime.title,
                    status: t(`health.states.${answer.health_status}`),
                  }),
                );
              }
            },
          },
          {
            label: `${t(runtime.maintenance ? 'actions.endMaintenance' : 'actions.beginMaintenance')}…`,
            icon: <WrenchIcon />,
            action: actions?.maintain,
            onAction: () => setOpen('maintenance'),
          },
          {
            label: `${t('actions.edit')}…`,
            icon: <SquarePenIcon />,
            action: actions?.update,
            onAction: () => setOpen('edit'),
          },
          {
            label: `${t('actions.remove')}…`,
            icon: <Trash2Icon />,
            action: actions?.delete,
            isDanger: true,
            onAction: () => setOpen('remove'),
          },
        ]}
      />
      <Announcement>{checked}</Announcement>
      {open === 'maintenance' && (
        <MaintenanceDialog
          runtime={runtime}
          onDone={onChanged}
          onClose={close}
        />
      )}
      {open === 'edit' && (
        <EditRuntimeDialog
          runtime={runtime}
          onDone={onChanged}
          onClose={close}
        />
      )}
      {open === 'remove' && (
        <RemoveRuntimeDialog
          runtime={runtime}
          onDone={remaining =>
            remaining === undefined && onRemoved ? onRemoved() : onChanged()
          }
          onClose={close}
        />
      )}
    </>
  );
}
