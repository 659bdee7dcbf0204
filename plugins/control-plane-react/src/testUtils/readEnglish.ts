import type { TranslationRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import type { WordsOf } from '../words';

/** What `useWords` answers as `t` in a portal that speaks English, for functions that are given it. */
export function readEnglish<TMessages extends { [key in string]: string }>(
  ref: TranslationRef<string, TMessages>,
): WordsOf<TMessages> {
  const snapshot = mockApis.translation().getTranslation(ref);
  if (!snapshot.ready) {
    throw new Error('The English words are there from the beginning');
  }
  return snapshot.t as WordsOf<TMessages>;
}
