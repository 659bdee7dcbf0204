import { ControlPlaneError } from '@groundwork/plugin-control-plane-common';

/** An error in words for people. */
export type ErrorDescription = {
  /** What went wrong, one sentence. */
  message: string;
  /** What to do. */
  advice: string;
  /** Names the call in the logs, where there is one. */
  requestId?: string;
};

const ADVICE: Record<ControlPlaneError['code'], string> = {
  validation_error: 'Correct what it names and try again.',
  unauthorized: 'Your session has ended. Sign in again.',
  forbidden: 'Ask an administrator of the control plane for the permission.',
  not_found: 'Check the address, or whether you may see it.',
  conflict: 'It has changed meanwhile. Reload to see its state now.',
  stale_plan: 'The plan has changed meanwhile. Read it again and decide anew.',
  rate_limited: 'You asked too often. Wait a moment and try again.',
  unavailable:
    'It may be starting or under maintenance. Try again in a moment.',
  internal_error:
    'Try again. If it stays, give the request id to whoever runs this portal.',
};

/** Says what went wrong and what to do about it. */
export function describeError(error: Error): ErrorDescription {
  if (error instanceof ControlPlaneError) {
    return {
      message: asSentence(error.message),
      advice: ADVICE[error.code],
      requestId: error.requestId,
    };
  }
  // What browsers throw when no answer came at all.
  if (error instanceof TypeError) {
    return {
      message: 'The control plane does not answer.',
      advice: 'Check your connection, or try again in a moment.',
    };
  }
  return {
    message: asSentence(error.message),
    advice: 'Try again. If it stays, tell whoever runs this portal.',
  };
}

function asSentence(message: string): string {
  return /[.!?…]$/.test(message) ? message : `${message}.`;
}
