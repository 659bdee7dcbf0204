import type { Translated } from '@groundwork/plugin-control-plane-react';
import type { catalogMessages as english } from '../catalogMessages';

export const catalogMessages: Translated<typeof english> = {
  catalog: {
    title: 'Umgebungen',
    environment: 'Umgebung',
    loading: 'Die Umgebungen werden geladen',
    notLoaded: 'Die Umgebungen konnten nicht geladen werden',
    none: 'Noch keine.',
    count_one: '1 Umgebung',
    count_other: '{{count}} Umgebungen',
    countAbout: '{{total}} Umgebungen',
    drifted: '{{number}} abgewichen',
    failed: '{{number}} fehlgeschlagen',
    states: 'Nach Zustand',
    attention: 'Braucht Aufmerksamkeit',
    endsNext: 'Endet als Nächstes',
    ends: 'endet',
    firstOf: 'Davon die {{shown}}, die zuerst enden.',
    empty: {
      component: 'Diese Komponente hat noch keine Umgebungen',
      group: 'Diese Gruppe hat noch keine Umgebungen',
      system: 'Dieses System hat noch keine Umgebungen',
      systemHow:
        'Umgebungen der Komponenten eines Systems stehen hier, sobald sie bereit sind. Frage eine für eine seiner Komponenten an.',
    },
    system: {
      search: 'Umgebungen suchen',
      searchIn: 'Name, Klasse, Region oder Besitzer suchen',
      state: 'Zustand',
      noMatch: 'Nichts passt zu deinen Filtern',
      noMatchHow:
        'Andere Umgebungen vielleicht: suche nach weniger oder lösche die Filter.',
      clear: 'Filter löschen',
      shown: '{{shown}} von {{total}}',
      what: 'Umgebungen seiner Komponenten, die schon bereit waren. Was auf eine Genehmigung wartet, steht auf der Seite der Komponente.',
      columns: {
        name: 'Name',
        state: 'Zustand',
        drift: 'Abweichung',
        ends: 'Endet',
        owner: 'Besitzer',
      },
    },
    own: {
      loading: 'Die Umgebung wird geladen',
      notLoaded: 'Die Umgebung konnte nicht geladen werden',
      notReconciled: 'Die Umgebung wurde nicht abgeglichen',
      gone: 'Sie ist fort, oder du darfst sie nicht sehen.',
      timeLeft: 'Verbleibende Zeit',
      tenant: 'Mandant',
      notNow: 'Das geht gerade nicht',
      statusPage: 'Statusseite',
    },
  },
};
