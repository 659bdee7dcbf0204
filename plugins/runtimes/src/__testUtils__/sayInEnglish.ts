import { mockApis } from '@backstage/frontend-test-utils';
import { runtimesTranslationRef, type RuntimesWords } from '../translation';

/** What `useRuntimesWords` answers as `t` in a portal that speaks English, for tests without a page. */
export function sayInEnglish(): RuntimesWords {
  const snapshot = mockApis
    .translation()
    .getTranslation(runtimesTranslationRef);
  if (!snapshot.ready) {
    throw new Error('The English words are always there');
  }
  return snapshot.t as RuntimesWords;
}
