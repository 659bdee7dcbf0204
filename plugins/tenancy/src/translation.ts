import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { useWords, type WordsOf } from '@groundwork/plugin-control-plane-react';
import { apiKeyMessages } from './translations/apiKeyMessages';
import { auditMessages } from './translations/auditMessages';
import { entitlementMessages } from './translations/entitlementMessages';
import { formMessages } from './translations/formMessages';
import { peopleMessages } from './translations/peopleMessages';
import { productMessages } from './translations/productMessages';
import { searchMessages } from './translations/searchMessages';
import { tenantListMessages } from './translations/tenantListMessages';
import { tenantMessages } from './translations/tenantMessages';

/** Words of the pages about tenants. States have theirs in `controlPlaneTranslationRef`. @public */
export const tenancyTranslationRef = createTranslationRef({
  id: 'plugin.tenancy',
  messages: {
    ...formMessages,
    ...tenantListMessages,
    ...tenantMessages,
    ...peopleMessages,
    ...entitlementMessages,
    ...apiKeyMessages,
    ...productMessages,
    ...auditMessages,
    ...searchMessages,
  },
});

/** Says something in the language of the reader. */
export type TenancyWords = WordsOf<typeof tenancyTranslationRef.T>;

/** The words of {@link tenancyTranslationRef}. */
export const useTenancyWords = (): { t: TenancyWords } =>
  useWords(tenancyTranslationRef);
