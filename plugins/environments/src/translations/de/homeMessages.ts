import type { Translated } from '@groundwork/plugin-control-plane-react';
import type { homeMessages as english } from '../homeMessages';

export const homeMessages: Translated<typeof english> = {
  home: {
    title: 'Deine Umgebungen',
    loading: 'Deine Umgebungen werden geladen',
    failed: 'Deine Umgebungen konnten nicht geladen werden',
    waiting: 'Wartet auf mich',
    mine: 'Meine',
    expiring: 'Läuft binnen eines Tages ab',
    nothingWaiting: 'Nichts wartet auf deine Entscheidung.',
    nothingMine: 'Du hast nichts angefordert, was es noch gibt.',
    nothingExpiring: 'Nichts von dir endet binnen eines Tages.',
    seeAll: 'Alle ansehen',
    seeAllOf: '{{section}}: alle {{number}} ansehen',
    asked: 'Angefragt {{time}}',
    template: 'Vorlage: {{title}}',
    emptyTitle: 'Noch nichts von dir',
    emptyDescription:
      'Eine Umgebung ist ein Ort, an dem ein Dienst läuft, solange du ihn brauchst. Was du anforderst und was auf deine Entscheidung wartet, steht hier.',
  },
};
