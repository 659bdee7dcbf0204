import { createApp } from '@backstage/frontend-defaults';
import { errorsModule } from './errors/errorsModule';
import { homeModule } from './home/homeModule';
import { navigationModule } from './navigation/navigationModule';
import { settingsModule } from './settings/settingsModule';
import { shellModule } from './shell/shellModule';
import { signInModule } from './signIn/signInModule';
import { translationsModule } from './translations/translationsModule';

/** The portal. Its plugins are those of package.json; only what no plugin brings is added here. */
export const app = createApp({
  features: [
    signInModule,
    shellModule,
    navigationModule,
    homeModule,
    errorsModule,
    settingsModule,
    translationsModule,
  ],
});
