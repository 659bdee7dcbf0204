import {
  createTranslationRef,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';

/** What the settings of Backstage say in other languages than English, known by their id alone. */
export const userSettingsTranslations = createTranslationResource({
  ref: createTranslationRef({ id: 'user-settings', messages: {} }),
  translations: { de: () => import('./userSettings.de') },
});
