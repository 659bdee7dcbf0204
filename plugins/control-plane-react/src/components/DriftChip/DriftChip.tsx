import type { DriftStatus } from '@groundwork/plugin-control-plane-common';
import { useControlPlaneWords } from '../../translation';
import { StatusChip } from '../StatusChip';

/** Props of {@link DriftChip}. @public */
export type DriftChipProps = {
  drift: DriftStatus;
  appearance?: 'filled' | 'quiet';
};

/** Whether what is live is what was agreed; loud only when it is not. @public */
export function DriftChip(props: DriftChipProps) {
  const { drift, appearance } = props;
  const { t } = useControlPlaneWords();
  const isDrifted = drift === 'drifted';
  return (
    <StatusChip
      status={drift}
      label={drift === 'unknown' ? t('drift.notChecked') : undefined}
      appearance={appearance ?? (isDrifted ? 'filled' : 'quiet')}
    />
  );
}
