import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { menuMessages } from './translations/menuMessages';

/**
 * Words of the menus of catalog entities. Their items are there before any page is, so that they have a few words of their
 * own instead of all those of the pages.
 *
 * @public
 */
export const environmentsMenuTranslationRef = createTranslationRef({
  id: 'plugin.environments.menu',
  messages: menuMessages,
  translations: { de: () => import('./translations/de/menuMessages') },
});
