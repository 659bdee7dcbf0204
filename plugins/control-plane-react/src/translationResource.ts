import {
  createTranslationRef,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';

/**
 * What `controlPlaneTranslationRef` has in other languages than English. Portals load it when they start, so that it knows the
 * id alone: the English words come with the pages, and those of a language when somebody wants it.
 *
 * @public
 */
export const controlPlaneTranslations = createTranslationResource({
  ref: createTranslationRef({ id: 'plugin.control-plane', messages: {} }),
  translations: { de: () => import('./translations/de') },
});
