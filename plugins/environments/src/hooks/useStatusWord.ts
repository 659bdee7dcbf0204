import {
  useControlPlaneWords,
  formatInSentence,
  isKnownStatus,
} from '@groundwork/plugin-control-plane-react';

/** The word for a state as it stands within a sentence: `frozen`. */
export function useStatusWord(): (status: string) => string {
  const { t } = useControlPlaneWords();
  return status =>
    isKnownStatus(status) ? formatInSentence(t(`status.${status}`)) : status;
}
