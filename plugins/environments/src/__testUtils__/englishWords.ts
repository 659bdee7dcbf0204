import { mockApis } from '@backstage/frontend-test-utils';
import {
  environmentsTranslationRef,
  type EnvironmentsWords,
} from '../translation';

/** The English words, for what is given them rather than looking them up. */
export function englishWords(): EnvironmentsWords {
  const words = mockApis
    .translation()
    .getTranslation(environmentsTranslationRef);
  if (!words.ready) {
    throw new Error('The English words are there from the beginning');
  }
  return words.t as EnvironmentsWords;
}
