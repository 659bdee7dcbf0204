import {
  createTranslationRef,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';

/** What `settingsTranslationRef` has in other languages than English, known by its id so that the words come with the page. */
export const settingsTranslations = createTranslationResource({
  ref: createTranslationRef({ id: 'portal.settings', messages: {} }),
  translations: { de: () => import('./translations/de') },
});
