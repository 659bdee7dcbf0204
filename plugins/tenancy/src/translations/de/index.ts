import {
  createTranslationMessages,
  createTranslationRef,
} from '@backstage/frontend-plugin-api';
import { flattenMessages } from '@groundwork/plugin-control-plane-react';
import { apiKeyMessages } from './apiKeyMessages';
import { auditMessages } from './auditMessages';
import { entitlementMessages } from './entitlementMessages';
import { formMessages } from './formMessages';
import { peopleMessages } from './peopleMessages';
import { productMessages } from './productMessages';
import { searchMessages } from './searchMessages';
import { tenantListMessages } from './tenantListMessages';
import { tenantMessages } from './tenantMessages';

/** The German words of the pages about tenants; one file for each of the English ones. */
export default createTranslationMessages({
  // By its id alone: the English words are not needed beside these
  ref: createTranslationRef({ id: 'plugin.tenancy', messages: {} }),
  messages: flattenMessages({
    ...formMessages,
    ...tenantListMessages,
    ...tenantMessages,
    ...peopleMessages,
    ...entitlementMessages,
    ...apiKeyMessages,
    ...productMessages,
    ...auditMessages,
    ...searchMessages,
  }),
});
