import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { controlPlaneMessages } from './translations/controlPlaneMessages';
import { useWords, type WordsOf } from './words';

/** Words that every page of the control plane shares, above all those for states. @public */
export const controlPlaneTranslationRef = createTranslationRef({
  id: 'plugin.control-plane',
  messages: controlPlaneMessages,
});

/** The messages of {@link controlPlaneTranslationRef}. @public */
export type ControlPlaneMessages = (typeof controlPlaneTranslationRef)['T'];

/** Says them in the language that was chosen. @public */
export type ControlPlaneWords = WordsOf<ControlPlaneMessages>;

/** The words of {@link controlPlaneTranslationRef}. @public */
export const useControlPlaneWords = (): { t: ControlPlaneWords } =>
  useWords(controlPlaneTranslationRef);

export { flattenMessages, type Translated } from './translations/translated';
