import {
  createTranslationMessages,
  createTranslationRef,
} from '@backstage/frontend-plugin-api';
import { flattenMessages } from '../translated';
import { auditMessages } from './auditMessages';
import { componentMessages } from './componentMessages';
import { permissionMessages } from './permissionMessages';
import { statusMessages } from './statusMessages';
import { targetMessages } from './targetMessages';

/** The German words that every page shares; one file for each of the English ones. */
export default createTranslationMessages({
  // By its id alone: the English words are not needed beside these
  ref: createTranslationRef({ id: 'plugin.control-plane', messages: {} }),
  messages: flattenMessages({
    ...statusMessages,
    ...componentMessages,
    ...targetMessages,
    ...permissionMessages,
    ...auditMessages,
  }),
});
