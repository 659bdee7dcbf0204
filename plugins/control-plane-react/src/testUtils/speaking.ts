import {
  createFrontendModule,
  type TranslationResource,
} from '@backstage/frontend-plugin-api';
import type { TestAppOptions } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { controlPlaneTranslations } from '../translationResource';

/**
 * Makes a test app speak another language from its start, as `renderInTestApp(<Page />, speaking('de', [...]))`.
 *
 * @param language - As `de`.
 * @param translations - Those of the plugin; what all pages share is added.
 * @public
 */
export function speaking(
  language: string,
  translations: TranslationResource[] = [],
): Pick<TestAppOptions, 'config' | 'features'> {
  // What an earlier app of the same file has remembered counts more than the configuration.
  window.localStorage.removeItem('language');
  const resources = [controlPlaneTranslations, ...translations];
  return {
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          {
            'api:app/app-language': {
              config: {
                availableLanguages: ['en', language],
                defaultLanguage: language,
              },
            },
          },
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
    features: [
      createFrontendModule({
        pluginId: 'app',
        extensions: resources.map((resource, index) =>
          TranslationBlueprint.make({
            name: `test-${index}`,
            params: { resource },
          }),
        ),
      }),
    ],
  };
}
