import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { runtimesMessages } from './translations/runtimesMessages';

/** Titles, tabs and actions of the pages about runtime environments and namespaces. States have their words in `controlPlaneTranslationRef`. @public */
export const runtimesTranslationRef = createTranslationRef({
  id: 'plugin.runtimes',
  messages: runtimesMessages,
});
