import { mockApis } from '@backstage/frontend-test-utils';
import { tenancyTranslationRef, type TenancyWords } from '../translation';

/** Says everything in English, for functions that get their words from components. */
export const english: TenancyWords = readEnglish();

function readEnglish(): TenancyWords {
  const snapshot = mockApis.translation().getTranslation(tenancyTranslationRef);
  if (!snapshot.ready) {
    throw new Error('English is always there');
  }
  return snapshot.t as TenancyWords;
}
