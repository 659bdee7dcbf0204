import { useCallback, useEffect, useMemo, useState } from 'react';
import {
  storageApiRef,
  useApi,
  type StorageApi,
} from '@backstage/frontend-plugin-api';

/** Where the pages about environments keep what a person chose. */
const BUCKET = 'groundwork.environments';

/** What can be kept: anything that is JSON. */
type Storable = Parameters<StorageApi['set']>[1];

/** Something that is kept for the person who is signed in. */
export type Stored<T> = {
  /** `undefined` while it is read, and when there is none. */
  value: T | undefined;
  /** It was read; before that nothing is known. */
  isKnown: boolean;
  set: (value: T) => Promise<void>;
};

/** Reads and writes what a person chose, kept where the portal keeps such things, also for their other browsers. */
export function useStored<T extends Storable>(key: string): Stored<T> {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket(BUCKET), [storage]);
  const [snapshot, setSnapshot] = useState(() => bucket.snapshot<T>(key));
  useEffect(() => {
    setSnapshot(bucket.snapshot<T>(key));
    const subscription = bucket
      .observe$<T>(key)
      .subscribe({ next: setSnapshot });
    return () => subscription.unsubscribe();
  }, [bucket, key]);
  const set = useCallback((value: T) => bucket.set(key, value), [bucket, key]);
  return {
    value: snapshot.presence === 'present' ? snapshot.value : undefined,
    isKnown: snapshot.presence !== 'unknown',
    set,
  };
}
