import type { Translated } from '@groundwork/plugin-control-plane-react';
import type { menuMessages as english } from '../menuMessages';

const menuMessages: Translated<typeof english> = {
  request: 'Umgebung anfragen',
  open: 'Umgebung öffnen',
};

export default menuMessages;
