import { readEnglish } from '@groundwork/plugin-control-plane-react/testUtils';
import { runtimesTranslationRef, type RuntimesWords } from '../translation';

/** What `useRuntimesWords` answers as `t` in a portal that speaks English, for tests without a page. */
export function sayInEnglish(): RuntimesWords {
  return readEnglish(runtimesTranslationRef);
}
