import type { Translated } from '@groundwork/plugin-control-plane-react';
import type { formMessages as english } from '../formMessages';

export const formMessages: Translated<typeof english> = {
  form: {
    name: 'Name',
    slug: 'Kürzel',
    description: 'Beschreibung',
    reason: 'Grund',
    note: 'Notiz',
    optional: 'Optional',
    optionalHint: 'Optional.',
    save: 'Speichern',
    close: 'Schließen',
    notNow: 'Jetzt nicht',
    problems: {
      noName: 'Gib einen Namen ein.',
      noPlan: 'Gib einen Tarif ein.',
      noSlug: 'Gib ein Kürzel ein.',
      noLabel: 'Gib einen Namen für Adressen ein.',
      slugLength: 'Nimm 3 bis {{max}} Zeichen.',
      textLength: 'Nimm höchstens {{max}} Zeichen.',
      letters:
        'Nimm Kleinbuchstaben, Ziffern und Bindestriche; am Anfang und am Ende steht ein Buchstabe oder eine Ziffer.',
      dayOrder: 'Wähle einen Tag nach dem ersten.',
      dayPassed: 'Wähle einen Tag, der noch nicht vergangen ist.',
      dayOver: 'Wähle einen Tag, der noch nicht vorbei ist.',
      noDay: 'Wähle einen Tag.',
    },
    end: {
      keep: 'Bei {{day}} bleiben',
      inDays: 'In {{days}} Tagen',
      inOneYear: 'In 1 Jahr',
      onDay: 'An einem Tag …',
      never: 'Nie',
      until: 'Bis {{time}}.',
      day: 'Tag',
    },
  },
  list: {
    nothingFound: 'Nichts passt zu deiner Suche',
    searchLess: 'Such nach weniger oder lösch die Suche.',
    clearSearch: 'Suche löschen',
  },
  picker: {
    searchTenants: 'Mandanten suchen',
  },
};
