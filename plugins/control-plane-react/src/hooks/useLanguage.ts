import { useEffect, useState } from 'react';
import {
  appLanguageApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { currentLanguage, followLanguage } from '../format/language';

/**
 * The language that was chosen in the portal, as `de`. A component that uses it is shown anew when another is chosen;
 * the functions that format need not be told which it is.
 *
 * @public
 */
export function useLanguage(): string {
  const api = useApiHolder().get(appLanguageApiRef);
  const [language, setLanguage] = useState(() => {
    if (api) {
      followLanguage(api);
    }
    return currentLanguage();
  });
  useEffect(() => {
    const subscription = api
      ?.language$()
      .subscribe(chosen => setLanguage(chosen.language));
    return () => subscription?.unsubscribe();
  }, [api]);
  return language;
}
