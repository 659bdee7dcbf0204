import { auditMessages } from './auditMessages';
import { componentMessages } from './componentMessages';
import { permissionMessages } from './permissionMessages';
import { statusMessages } from './statusMessages';
import { targetMessages } from './targetMessages';

/** Words that every page of the control plane shares. */
export const controlPlaneMessages = {
  ...statusMessages,
  ...componentMessages,
  ...targetMessages,
  ...permissionMessages,
  ...auditMessages,
};
