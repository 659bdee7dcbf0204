import { useState } from 'react';
import { InputError } from '@backstage/errors';
import { CheckCheckIcon, RefreshCwIcon, Undo2Icon } from 'lucide-react';
import { useAction } from '../../hooks';
import { useControlPlaneWords } from '../../translation';
import { ActionButton } from '../ActionButton';
import { reasonOf } from '../ActionMenu';
import { ConfirmDialog } from '../ConfirmDialog';
import { ErrorPanel } from '../ErrorPanel';
import { DriftDetails } from './DriftDetails';
import type { TargetLaneProps } from './TargetLane';

/** What moves need to know of a lane. */
type TargetMoveProps = Pick<
  TargetLaneProps,
  'target' | 'api' | 'change' | 'onChanged'
>;

/** What can be done about drift: take it back, or let it be what should be. Both ask first. */
export function DriftMoves(props: TargetMoveProps) {
  const { target, api, change, onChanged } = props;
  const { t } = useControlPlaneWords();
  const [asked, setAsked] = useState<'revert' | 'accept'>();
  const count = target.drift.length;
  const disabledReason =
    reasonOf(change) ??
    (target.status === 'in_progress' ? t('drift.underWay') : undefined);
  const close = () => setAsked(undefined);
  return (
    <>
      <ActionButton
        size="small"
        variant="secondary"
        iconStart={<Undo2Icon />}
        disabledReason={disabledReason}
        onPress={() => setAsked('revert')}
      >
        {t('drift.revert')}
      </ActionButton>
      <ActionButton
        size="small"
        variant="tertiary"
        iconStart={<CheckCheckIcon />}
        disabledReason={disabledReason}
        onPress={() => setAsked('accept')}
      >
        {t('drift.accept')}
      </ActionButton>
      {asked === 'revert' && (
        <ConfirmDialog
          title={t('drift.revertTitle', { target: target.title })}
          confirmLabel={t('drift.revertConfirm', { count })}
          keepLabel={t('drift.leave')}
          errorTitle={t('drift.revertFailed')}
          isDestructive={false}
          onConfirm={() => api.revertDrift(target.id)}
          onDone={onChanged}
          onClose={close}
        >
          <p>{t('drift.revertText')}</p>
          <DriftDetails drift={target.drift} isPlain />
        </ConfirmDialog>
      )}
      {asked === 'accept' && <AcceptDialog {...props} onClose={close} />}
    </>
  );
}

/** Accepts all of the drift, or what of it is chosen. */
function AcceptDialog(props: TargetMoveProps & { onClose: () => void }) {
  const { target, api, onChanged, onClose } = props;
  const { t } = useControlPlaneWords();
  // What drifts while the dialog is open was not seen by whoever chose.
  const [drift] = useState(target.drift);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(drift.map(({ id }) => id)),
  );
  const choose = (id: string, isChosen: boolean) =>
    setChosen(
      before =>
        new Set(
          isChosen ? [...before, id] : [...before].filter(each => each !== id),
        ),
    );
  return (
    <ConfirmDialog
      title={t('drift.acceptTitle', { target: target.title })}
      confirmLabel={
        chosen.size === 0
          ? t('drift.accept')
          : t('drift.acceptConfirm', { count: chosen.size })
      }
      keepLabel={t('drift.leave')}
      errorTitle={t('drift.acceptFailed')}
      isDestructive={false}
      onConfirm={async () => {
        if (chosen.size === 0) {
          throw new InputError(t('drift.chooseOne'));
        }
        return api.acceptDrift(target.id, { resource_ids: [...chosen] });
      }}
      onDone={onChanged}
      onClose={onClose}
    >
      <p>{t('drift.acceptText')}</p>
      <DriftDetails
        drift={drift}
        isPlain
        selection={drift.length > 1 ? { chosen, onChange: choose } : undefined}
      />
    </ConfirmDialog>
  );
}

/** Tries again where it gave up; only on this target. */
export function RetryMove(props: TargetMoveProps) {
  const { target, api, change, onChanged } = props;
  const { t } = useControlPlaneWords();
  const retry = useAction(async () => onChanged(await api.retry(target.id)));
  return (
    <div>
      <ActionButton
        size="small"
        variant="secondary"
        iconStart={<RefreshCwIcon />}
        isPending={retry.isPending}
        disabledReason={reasonOf(change)}
        onPress={retry.run}
      >
        {t('target.retry', { target: target.title })}
      </ActionButton>
      {retry.error && (
        <ErrorPanel title={t('target.retryFailed')} error={retry.error} />
      )}
    </div>
  );
}
