import { ControlPlaneError } from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneWords } from '../../translation';

/** An error in words for people. */
export type ErrorDescription = {
  /** What went wrong, one sentence. */
  message: string;
  /** What to do. */
  advice: string;
  /** Names the call in the logs, where there is one. */
  requestId?: string;
};

/** Says what went wrong and what to do about it. The control plane's own sentence stays as it said it. */
export function describeError(
  error: Error,
  t: ControlPlaneWords,
): ErrorDescription {
  if (error instanceof ControlPlaneError) {
    return {
      message: asSentence(error.message),
      advice: t(`error.advice.${error.code}`),
      requestId: error.requestId,
    };
  }
  // What browsers throw when no answer came at all.
  if (error instanceof TypeError) {
    return {
      message: t('error.noAnswer'),
      advice: t('error.advice.noAnswer'),
    };
  }
  return {
    message: asSentence(error.message),
    advice: t('error.advice.other'),
  };
}

function asSentence(message: string): string {
  return /[.!?…]$/.test(message) ? message : `${message}.`;
}
