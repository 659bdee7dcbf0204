import {
  createTranslationMessages,
  createTranslationRef,
} from '@backstage/frontend-plugin-api';
import { flattenMessages } from '@groundwork/plugin-control-plane-react';
import { approvalMessages } from './approvalMessages';
import { bulkMessages } from './bulkMessages';
import { catalogMessages } from './catalogMessages';
import { costMessages } from './costMessages';
import { environmentMessages } from './environmentMessages';
import { homeMessages } from './homeMessages';
import { listMessages } from './listMessages';
import { requestMessages } from './requestMessages';
import { scaffolderMessages } from './scaffolderMessages';
import { searchMessages } from './searchMessages';

/** The German words of the pages about environments; one file for each of the English ones. */
export default createTranslationMessages({
  // By its id alone: the English words are not needed beside these
  ref: createTranslationRef({ id: 'plugin.environments', messages: {} }),
  messages: flattenMessages({
    ...environmentMessages,
    ...homeMessages,
    ...listMessages,
    ...bulkMessages,
    ...costMessages,
    ...catalogMessages,
    ...requestMessages,
    ...approvalMessages,
    ...scaffolderMessages,
    ...searchMessages,
  }),
});
