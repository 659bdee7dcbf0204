import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { useWords, type WordsOf } from '@groundwork/plugin-control-plane-react';
import { runtimesMessages } from './translations/runtimesMessages';

/** Titles, tabs and actions of the pages about runtime environments and namespaces. States have their words in `controlPlaneTranslationRef`. @public */
export const runtimesTranslationRef = createTranslationRef({
  id: 'plugin.runtimes',
  messages: runtimesMessages,
});

/** Says them in the language that was chosen. */
export type RuntimesWords = WordsOf<typeof runtimesTranslationRef.T>;

/** The words of {@link runtimesTranslationRef}. */
export const useRuntimesWords = (): { t: RuntimesWords } =>
  useWords(runtimesTranslationRef);
