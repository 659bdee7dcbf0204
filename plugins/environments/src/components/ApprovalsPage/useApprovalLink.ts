import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { toError } from '@backstage/errors';
import {
  ControlPlaneError,
  type ApprovalLink,
} from '@groundwork/plugin-control-plane-common';
import { controlPlaneApiRef } from '@groundwork/plugin-control-plane-react';

/** Where a link of a notification led. */
export type FollowedLink =
  | { state: 'followed'; isCurrent: boolean }
  | { state: 'used' | 'over' }
  | { state: 'failed'; error: Error };

/**
 * Follows the link that the page was opened with, once: a link leads each person a single time, and decides nothing.
 *
 * @param token - Of the link; nothing is done without.
 * @param onEnd - Takes the link out of the address, and shows what it led to.
 */
export function useApprovalLink(
  token: string | undefined,
  onEnd: (requestId: string | undefined) => void,
): {
  link: FollowedLink | undefined;
  isFollowing: boolean;
  retry: () => void;
  dismiss: () => void;
} {
  const api = useApi(controlPlaneApiRef);
  const [link, setLink] = useState<FollowedLink>();
  const [isFollowing, setIsFollowing] = useState(false);
  const latestEnd = useRef(onEnd);
  latestEnd.current = onEnd;
  const followed = useRef<string | undefined>(undefined);
  const last = useRef<string | undefined>(undefined);

  const follow = useCallback(
    async (given: string) => {
      followed.current = given;
      last.current = given;
      setIsFollowing(true);
      setLink(undefined);
      try {
        const led: ApprovalLink = await api.approvals.redeemLink(given);
        setLink({ state: 'followed', isCurrent: led.is_current });
        latestEnd.current(led.request_id);
      } catch (error) {
        setLink(readRefusal(error));
        latestEnd.current(undefined);
      } finally {
        setIsFollowing(false);
      }
    },
    [api],
  );
  useEffect(() => {
    // Effects may run twice; a link leads once.
    if (token && followed.current !== token) {
      follow(token);
    }
  }, [token, follow]);

  return {
    link,
    isFollowing,
    retry: () => last.current && follow(last.current),
    dismiss: () => setLink(undefined),
  };
}

function readRefusal(error: unknown): FollowedLink {
  const code = error instanceof ControlPlaneError ? error.code : undefined;
  switch (code) {
    case 'conflict':
      return { state: 'used' };
    case 'not_found':
    case 'validation_error':
      return { state: 'over' };
    default:
      return { state: 'failed', error: toError(error) };
  }
}
