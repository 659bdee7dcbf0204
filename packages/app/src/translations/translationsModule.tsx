import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { controlPlaneTranslations } from '@groundwork/plugin-control-plane-react';
import { environmentsTranslations } from '@groundwork/plugin-environments/alpha';
import { runtimesTranslations } from '@groundwork/plugin-runtimes/alpha';
import { tenancyTranslations } from '@groundwork/plugin-tenancy/alpha';
import { settingsTranslations } from '../settings/translationResource';
import { userSettingsTranslations } from './backstage/userSettingsTranslations';
import { portalTranslations } from './portalTranslation';

const resources = {
  'control-plane': controlPlaneTranslations,
  environments: environmentsTranslations,
  runtimes: runtimesTranslations,
  tenancy: tenancyTranslations,
  portal: portalTranslations,
  settings: settingsTranslations,
  'user-settings': userSettingsTranslations,
};

/** The languages of the control plane's pages beside English. */
export const translationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: Object.entries(resources).map(([name, resource]) =>
    TranslationBlueprint.make({ name, params: { resource } }),
  ),
});
