import type { Translated } from '@groundwork/plugin-control-plane-react';
import type { scaffolderMessages as english } from '../scaffolderMessages';

export const scaffolderMessages: Translated<typeof english> = {
  scaffolder: {
    class: {
      title: 'Klasse',
      loading: 'Die Klassen werden geladen',
      failed: 'Die Klassen konnten nicht geladen werden',
      none: 'Es gibt keine Klasse zur Auswahl.',
      unknown: 'Die Klasse {{name}} gibt es nicht. Wähle eine von denen oben.',
      notOffered: 'Diese Vorlage bietet die Klasse {{name}} nicht an.',
      unavailable: '{{title}} ist nicht verfügbar: {{reason}}',
      needsProduct: 'sie braucht einen Mandanten mit dem Produkt {{product}}',
      notForTenant: 'nicht für diesen Mandanten',
    },
    region: {
      title: 'Region',
      loading: 'Die Regionen werden geladen',
      failed: 'Die Regionen konnten nicht geladen werden',
      chooseClass: 'Wähle zuerst eine Klasse: Jede hat eigene Regionen.',
      unavailable:
        '{{class}} gibt es nicht in {{region}}. Wähle eine von {{regions}}.',
      gone: '{{region}}: wird nicht mehr angeboten. Wähle eine andere Region.',
    },
    name: {
      title: 'Name',
      unknown: 'Er zeigt sich, sobald Komponente und Klasse feststehen.',
      failed:
        'Der Name lässt sich gerade nicht zeigen: Die Klassen konnten nicht geladen werden.',
    },
    tenant: {
      title: 'Mandant',
      description: 'Seine Kontingente zählen die Umgebung mit.',
      noneYet:
        'Du bist in keinem Mandanten, deshalb ist die Umgebung für keinen.',
      required:
        'Das braucht einen Mandanten, und du bist in keinem. Bitte jemanden, der einen verwaltet, dich hinzuzufügen.',
      loading: 'Die Mandanten werden geladen',
      failed: 'Die Mandanten konnten nicht geladen werden',
      unknown: 'Diesen Mandanten gibt es nicht, oder du bist nicht darin.',
      unusable:
        '{{name}} ist {{status}} und kann gerade keine Umgebungen haben.',
    },
  },
};
