import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { settingsMessages } from './translations/settingsMessages';

/** Words of the settings about what people are told. */
export const settingsTranslationRef = createTranslationRef({
  id: 'portal.settings',
  messages: settingsMessages,
});
