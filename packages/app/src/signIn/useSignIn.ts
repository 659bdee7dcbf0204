import { useCallback, useEffect, useState } from 'react';
import { UserIdentity } from '@backstage/core-components';
import { useApi, type IdentityApi } from '@backstage/frontend-plugin-api';
import { useSearchParams } from 'react-router-dom';
import { oidcAuthApiRef } from './oidcAuthApi';

/** Where somebody stands who is not signed in yet. */
export type SignInState =
  | { status: 'checking' }
  | { status: 'ready' }
  | { status: 'leaving' }
  | { status: 'failed'; cause: string };

/**
 * Continues the session that the browser may have, and starts a new one on demand.
 *
 * The issuer answers by coming back to this page: with a session, or with the cause of its refusal in the address.
 */
export function useSignIn(onSignInSuccess: (identity: IdentityApi) => void): {
  state: SignInState;
  signIn: () => void;
} {
  const authApi = useApi(oidcAuthApiRef);
  const [searchParams, setSearchParams] = useSearchParams();
  const [state, setState] = useState<SignInState>({ status: 'checking' });

  const enter = useCallback(
    async (options: { optional: true } | { instantPopup: true }) => {
      const session = await authApi.getBackstageIdentity(options);
      if (!session) {
        return false;
      }
      onSignInSuccess(
        UserIdentity.create({
          identity: session.identity,
          authApi,
          profile: await authApi.getProfile(),
        }),
      );
      return true;
    },
    [authApi, onSignInSuccess],
  );

  useEffect(() => {
    let left = false;
    const refusal = searchParams.get('error');
    if (refusal !== null) {
      // Once read it must not come along to the next attempt
      setState({ status: 'failed', cause: refusal });
      searchParams.delete('error');
      setSearchParams(searchParams, { replace: true });
      return undefined;
    }
    if (state.status === 'checking') {
      enter({ optional: true })
        .catch(() => false)
        .then(entered => {
          if (!entered && !left) {
            setState({ status: 'ready' });
          }
        });
    }
    return () => {
      left = true;
    };
  }, [enter, searchParams, setSearchParams, state.status]);

  const signIn = useCallback(() => {
    setState({ status: 'leaving' });
    enter({ instantPopup: true }).catch(error =>
      setState({ status: 'failed', cause: error.message }),
    );
  }, [enter]);

  return { state, signIn };
}
