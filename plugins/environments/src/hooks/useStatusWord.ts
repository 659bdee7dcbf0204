import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  controlPlaneTranslationRef,
  formatInSentence,
  isKnownStatus,
} from '@groundwork/plugin-control-plane-react';

/** The word for a state as it stands within a sentence: `frozen`. */
export function useStatusWord(): (status: string) => string {
  const { t } = useTranslationRef(controlPlaneTranslationRef);
  return status =>
    isKnownStatus(status) ? formatInSentence(t(`status.${status}`)) : status;
}
