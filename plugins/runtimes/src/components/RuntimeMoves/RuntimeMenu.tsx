import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiDeleteBin6Line,
  RiEditLine,
  RiHeartPulseLine,
  RiToolsLine,
} from '@remixicon/react';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import {
  ActionMenu,
  Announcement,
  type ActionMenuProps,
  type ActionState,
} from '@groundwork/plugin-control-plane-react';
import { runtimesTranslationRef } from '../../translation';
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
  const { t } = useTranslationRef(runtimesTranslationRef);
  const [open, setOpen] = useState<'edit' | 'maintenance' | 'remove'>();
  const [checked, setChecked] = useState('');
  const close = () => setOpen(undefined);
  return (
    <>
      <ActionMenu
        label={`Actions for ${runtime.title}`}
        variant={variant}
        items={[
          {
            label: t('actions.check'),
            icon: <RiHeartPulseLine />,
            action: actions?.maintain,
            onAction: async () => {
              setChecked('');
              const answer = await check.run();
              if (answer) {
                setChecked(`${runtime.title} is ${answer.health_status}.`);
              }
            },
          },
          {
            label: `${t(runtime.maintenance ? 'actions.endMaintenance' : 'actions.beginMaintenance')}…`,
            icon: <RiToolsLine />,
            action: actions?.maintain,
            onAction: () => setOpen('maintenance'),
          },
          {
            label: `${t('actions.edit')}…`,
            icon: <RiEditLine />,
            action: actions?.update,
            onAction: () => setOpen('edit'),
          },
          {
            label: `${t('actions.remove')}…`,
            icon: <RiDeleteBin6Line />,
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
