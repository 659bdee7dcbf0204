import {
  AppRootElementBlueprint,
  createFrontendModule,
  PageLayout,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { ConnectionNotice } from './ConnectionNotice';
import { DocumentLanguage } from './DocumentLanguage';
import { PortalPageLayout } from './PortalPageLayout';

/** What is around every page: its header, the language of the document, and whether there is a connection. */
export const shellModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SwappableComponentBlueprint.make({
      // The name that the app's own extension has, which this one replaces
      name: 'core-page-layout',
      params: define =>
        define({ component: PageLayout, loader: () => PortalPageLayout }),
    }),
    AppRootElementBlueprint.make({
      name: 'document-language',
      params: { element: <DocumentLanguage /> },
    }),
    AppRootElementBlueprint.make({
      name: 'connection',
      params: { element: <ConnectionNotice /> },
    }),
  ],
});
