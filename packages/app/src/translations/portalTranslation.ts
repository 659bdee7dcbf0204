import {
  createTranslationRef,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';
import { portalMessages } from './portalMessages';

/** Words of the portal around the pages of its plugins. */
export const portalTranslationRef = createTranslationRef({
  id: 'portal',
  messages: portalMessages,
});

/** What {@link portalTranslationRef} has in other languages than English. */
export const portalTranslations = createTranslationResource({
  ref: portalTranslationRef,
  translations: { de: () => import('./de') },
});
