import {
  createTranslationRef,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';

/**
 * What `tenancyTranslationRef` has in other languages than English. Portals load it when they start, so that it knows the
 * id alone: the English words come with the pages, and those of a language when somebody wants it.
 *
 * @public
 */
export const tenancyTranslations = createTranslationResource({
  ref: createTranslationRef({ id: 'plugin.tenancy', messages: {} }),
  translations: { de: () => import('./translations/de') },
});
