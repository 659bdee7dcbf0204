import { createApp } from '@backstage/frontend-defaults';
import { errorsModule } from './errors/errorsModule';
import { homeModule } from './home/homeModule';
import { navigationModule } from './navigation/navigationModule';
import { signInModule } from './signIn/signInModule';

/** The portal. Its plugins are those of package.json; only what no plugin brings is added here. */
export const app = createApp({
  features: [signInModule, navigationModule, homeModule, errorsModule],
});
