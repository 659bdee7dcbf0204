import { groupMessages } from './groupMessages';
import { namespaceMessages } from './namespaceMessages';
import { pageMessages } from './pageMessages';
import { queueMessages } from './queueMessages';
import { runtimeMessages } from './runtimeMessages';

/** Words of the pages of this plugin. */
export const runtimesMessages = {
  ...pageMessages,
  ...runtimeMessages,
  ...groupMessages,
  ...queueMessages,
  ...namespaceMessages,
};
