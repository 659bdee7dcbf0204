import { useEffect, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';

/** First name of who is signed in; `undefined` until it is known. */
export function useFirstName(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const [firstName, setFirstName] = useState<string>();
  useEffect(() => {
    let left = false;
    identityApi
      .getProfileInfo()
      .then(({ displayName }) => {
        if (!left) {
          setFirstName(displayName?.split(' ')[0]);
        }
      })
      .catch(() => undefined);
    return () => {
      left = true;
    };
  }, [identityApi]);
  return firstName;
}
