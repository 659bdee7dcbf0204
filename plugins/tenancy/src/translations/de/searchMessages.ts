import type { Translated } from '@groundwork/plugin-control-plane-react';
import type { searchMessages as english } from '../searchMessages';

export const searchMessages: Translated<typeof english> = {
  search: {
    plan: 'Tarif',
  },
};
