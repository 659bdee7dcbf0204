import { useState } from 'react';
import {
  RiArrowGoBackLine,
  RiCheckDoubleLine,
  RiRefreshLine,
} from '@remixicon/react';
import { useAction } from '../../hooks';
import { ActionButton } from '../ActionButton';
import { reasonOf } from '../ActionMenu';
import { ConfirmDialog } from '../ConfirmDialog';
import { ErrorPanel } from '../ErrorPanel';
import { DriftDetails } from './DriftDetails';
import type { TargetLaneProps } from './TargetLane';

/** What can be done about drift: take it back, or let it be what should be. Both ask first. */
export function DriftMoves(props: TargetLaneProps) {
  const { target, api, change, onChanged } = props;
  const [asked, setAsked] = useState<'revert' | 'accept'>();
  const { name, resources } = describeDrift(props);
  const close = () => setAsked(undefined);
  return (
    <>
      <ActionButton
        size="small"
        variant="secondary"
        iconStart={<RiArrowGoBackLine />}
        disabledReason={reasonOf(change)}
        onPress={() => setAsked('revert')}
      >
        Revert
      </ActionButton>
      <ActionButton
        size="small"
        variant="tertiary"
        iconStart={<RiCheckDoubleLine />}
        disabledReason={reasonOf(change)}
        onPress={() => setAsked('accept')}
      >
        Accept
      </ActionButton>
      {asked === 'revert' && (
        <ConfirmDialog
          title={`Revert the drift on ${name}?`}
          confirmLabel={`Revert ${resources}`}
          keepLabel="Leave it"
          errorTitle="The drift was not reverted"
          isDestructive={false}
          onConfirm={() => api.revertDrift(target.id)}
          onDone={onChanged}
          onClose={close}
        >
          <p>Every field goes back to what was agreed:</p>
          <DriftDetails drift={target.drift} isPlain />
        </ConfirmDialog>
      )}
      {asked === 'accept' && (
        <ConfirmDialog
          title={`Accept the drift on ${name}?`}
          confirmLabel={`Accept ${resources}`}
          keepLabel="Leave it"
          errorTitle="The drift was not accepted"
          isDestructive={false}
          onConfirm={() =>
            api.acceptDrift(target.id, {
              resource_ids: target.drift.map(({ id }) => id),
            })
          }
          onDone={onChanged}
          onClose={close}
        >
          <p>
            From now on what is live is what should be here, and further changes
            are told against it:
          </p>
          <DriftDetails drift={target.drift} isPlain />
        </ConfirmDialog>
      )}
    </>
  );
}

/** Tries again where it gave up; only on this target. */
export function RetryMove(props: TargetLaneProps) {
  const { target, api, change, onChanged } = props;
  const retry = useAction(async () => onChanged(await api.retry(target.id)));
  return (
    <div>
      <ActionButton
        size="small"
        variant="secondary"
        iconStart={<RiRefreshLine />}
        isPending={retry.isPending}
        disabledReason={reasonOf(change)}
        onPress={retry.run}
      >
        Try again on {target.title}
      </ActionButton>
      {retry.error && (
        <ErrorPanel title="It was not tried again" error={retry.error} />
      )}
    </div>
  );
}

function describeDrift({ target }: TargetLaneProps) {
  const count = target.drift.length;
  return {
    name: target.title,
    resources: count === 1 ? '1 resource' : `${count} resources`,
  };
}
