import {
  createTranslationMessages,
  createTranslationRef,
} from '@backstage/frontend-plugin-api';
import { flattenMessages } from '@groundwork/plugin-control-plane-react';
import { groupMessages } from './groupMessages';
import { namespaceMessages } from './namespaceMessages';
import { pageMessages } from './pageMessages';
import { queueMessages } from './queueMessages';
import { runtimeMessages } from './runtimeMessages';

/** The German words of the pages of this plugin; one file for each of the English ones. */
export default createTranslationMessages({
  // By its id alone: the English words are not needed beside these
  ref: createTranslationRef({ id: 'plugin.runtimes', messages: {} }),
  messages: flattenMessages({
    ...pageMessages,
    ...runtimeMessages,
    ...groupMessages,
    ...queueMessages,
    ...namespaceMessages,
  }),
});
