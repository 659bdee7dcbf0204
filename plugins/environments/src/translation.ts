import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { useWords, type WordsOf } from '@groundwork/plugin-control-plane-react';
import { approvalMessages } from './translations/approvalMessages';
import { bulkMessages } from './translations/bulkMessages';
import { catalogMessages } from './translations/catalogMessages';
import { costMessages } from './translations/costMessages';
import { environmentMessages } from './translations/environmentMessages';
import { homeMessages } from './translations/homeMessages';
import { listMessages } from './translations/listMessages';
import { requestMessages } from './translations/requestMessages';
import { scaffolderMessages } from './translations/scaffolderMessages';
import { searchMessages } from './translations/searchMessages';

/** Titles, tabs and actions of the environment pages. States have their words in `controlPlaneTranslationRef`. @public */
export const environmentsTranslationRef = createTranslationRef({
  id: 'plugin.environments',
  messages: {
    ...listMessages,
    ...bulkMessages,
    ...costMessages,
    ...requestMessages,
    ...approvalMessages,
    ...environmentMessages,
    ...catalogMessages,
    ...scaffolderMessages,
    ...homeMessages,
    ...searchMessages,
  },
});

/** Says the words of {@link environmentsTranslationRef}, as hooks give it to functions that are none. @public */
export type EnvironmentsWords = WordsOf<typeof environmentsTranslationRef.T>;

/** The words of {@link environmentsTranslationRef}. @public */
export const useEnvironmentsWords = (): { t: EnvironmentsWords } =>
  useWords(environmentsTranslationRef);
