import { mockApis } from '@backstage/frontend-test-utils';
import type { Words } from '../model';
import { runtimesTranslationRef } from '../translation';

/** What `useTranslationRef` answers as `t` in a portal that speaks English, for tests without a page. */
export function sayInEnglish(): Words {
  const snapshot = mockApis
    .translation()
    .getTranslation(runtimesTranslationRef);
  if (!snapshot.ready) {
    throw new Error('The English words are always there');
  }
  return snapshot.t;
}
