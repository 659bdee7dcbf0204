import {
  createTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { controlPlaneMessages } from './translations/controlPlaneMessages';

/** Words that every page of the control plane shares, above all those for states. @public */
export const controlPlaneTranslationRef = createTranslationRef({
  id: 'plugin.control-plane',
  messages: controlPlaneMessages,
});

/** The messages of {@link controlPlaneTranslationRef}. @public */
export type ControlPlaneMessages = (typeof controlPlaneTranslationRef)['T'];

/** Says them in the language that was chosen; what `useTranslationRef` answers as `t`. @public */
export type ControlPlaneWords = TranslationFunction<ControlPlaneMessages>;

export { flattenMessages, type Translated } from './translations/translated';
