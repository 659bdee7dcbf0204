import { readEnglish } from '@groundwork/plugin-control-plane-react/testUtils';
import {
  environmentsTranslationRef,
  type EnvironmentsWords,
} from '../translation';

/** The English words, for what is given them rather than looking them up. */
export function englishWords(): EnvironmentsWords {
  return readEnglish(environmentsTranslationRef);
}
