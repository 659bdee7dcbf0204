import { readEnglish } from '@groundwork/plugin-control-plane-react/testUtils';
import { tenancyTranslationRef } from '../translation';

/** Says everything in English, for functions that get their words from components. */
export const english = readEnglish(tenancyTranslationRef);
