import type { Translated } from '@groundwork/plugin-control-plane-react';
import type { productMessages as english } from '../productMessages';

export const productMessages: Translated<typeof english> = {
  productsPage: {
    title: 'Produkte',
    label: 'Produkte',
    failed: 'Die Produkte konnten nicht geladen werden',
    loading: 'Produkte werden geladen',
    count_one: '{{count, number}} Produkt',
    count_other: '{{count, number}} Produkte',
    actingFor: 'Handeln für',
    search: 'Produkte suchen',
    filteredEmpty: {
      title: 'Kein Produkt passt zu deiner Suche',
      description:
        'Andere Produkte vielleicht schon: such nach weniger oder lösch die Suche.',
      action: 'Alle Produkte zeigen',
    },
    empty: {
      title: 'Es gibt noch keine Produkte',
      description:
        'Wer dieses Portal betreibt, fügt sie in der Konfiguration unter controlPlane.products hinzu, oder hier.',
    },
    notice: {
      noTenantTitle: 'Du gehörst noch zu keinem Mandanten',
      noTenant:
        'Produkte werden für einen Mandanten angefragt. Bitte jemanden, der einen verwaltet, dich oder dein Team als Mitglied aufzunehmen; ansehen kannst du die Produkte schon jetzt.',
      unknownTitle:
        'Den Mandanten „{{slug}}“ gibt es nicht, oder du darfst ihn nicht sehen',
      unknown:
        'Wähl oben einen anderen. Die Produkte stehen hier ohne das, was ein Mandant davon hat.',
      tenantFailed: 'Der Mandant konnte nicht geladen werden',
      frozenTitle: '{{tenant}} ist eingefroren',
      archivedTitle: '{{tenant}} ist archiviert',
      notActive:
        'Seine Produkte können nicht genutzt, angefragt oder getestet werden, bis er wieder aktiv ist.',
    },
    card: {
      facts: 'Eckdaten',
      everyPlan: 'Jeder Tarif',
      plan: 'Tarif {{plan}}',
      plans: 'Tarife {{plans}} oder {{last}}',
      trial: '14 Tage Testphase',
      noTrial: 'Keine Testphase',
      runBy: 'Betrieben von {{owner}}',
      demo: 'Zur Demo',
      requested: 'Angefragt {{time}}',
      chooseTenant: 'Wähl erst einen Mandanten, für den du handelst.',
      notKnown: 'Was du darfst, ist nicht bekannt.',
      mayNot: 'Du darfst das für diesen Mandanten nicht.',
    },
    trial: {
      button: '14 Tage testen',
      buttonOf: '{{product}} 14 Tage testen',
      title: '{{product}} testen',
      submit: 'Testphase beginnen',
      failed: 'Die Testphase hat nicht begonnen',
      effect: '{{tenant}} kann es sofort nutzen, und zwar bis {{day}}.',
      ends: 'Sie endet von selbst. Du erfährst es vorher.',
      once: 'Ein Mandant kann ein Produkt einmal testen.',
      done: 'Die Testphase hat begonnen. {{tenant}} kann es bis {{day}} nutzen.',
    },
    request: {
      button: 'Anfragen',
      title: '{{product}} anfragen',
      failed: 'Das Produkt wurde nicht angefragt',
      forTenant: 'Für {{tenant}}. {{decider}} entscheidet.',
      forTenantByAdministrator:
        'Für {{tenant}}. Ein Administrator der Control Plane entscheidet.',
      noteHint: 'Wofür du es brauchst, und bis wann.',
      done: 'Angefragt. Du erfährst, was entschieden wurde.',
      doneTold:
        'Angefragt. {{decider}} weiß Bescheid, und du erfährst, was dort entschieden wird.',
    },
    edit: {
      add: 'Produkt hinzufügen',
      addTitle: 'Ein Produkt hinzufügen',
      title: '{{product}} bearbeiten',
      save: 'Produkt speichern',
      saved: 'Gespeichert.',
      failed: 'Das Produkt wurde nicht gespeichert',
      key: 'Schlüssel',
      keyHint:
        'So nennen es API-Schlüssel, Prüfungen und Ereignisse im Protokoll.',
      keyStays: 'Der Schlüssel eines Produkts ändert sich nicht.',
      descriptionHint: 'Was es tut, in ein oder zwei Sätzen.',
      plans: 'Nötige Tarife',
      plansHint: 'Jeder Tarif, wenn keiner gewählt ist.',
      everyPlan: 'Jeder Tarif',
      supportsTrial: 'Mandanten können es 14 Tage testen',
      demo: 'Adresse einer Demo',
      owner: 'Betrieben von',
      ownerHint: 'Die Gruppe, die von Anfragen erfährt.',
      noName: 'Gib dem Produkt einen Namen.',
      keyLetters:
        'Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche, höchstens 63.',
      webAddress: 'Eine Webadresse, wie https://demo.example.com.',
      reference: 'Eine vollständige Referenz, wie group:default/team-security.',
    },
    menu: {
      edit: 'Bearbeiten …',
      delete: 'Löschen …',
      fromConfig:
        'Kommt aus der Konfiguration dieses Portals und wird dort geändert',
    },
    delete: {
      title: '{{product}} löschen?',
      submit: '{{key}} löschen',
      keyOf: 'Schlüssel des Produkts',
      failed: 'Das Produkt wurde nicht gelöscht',
      done: '{{product}} ist gelöscht.',
      gone: 'Niemand kann es mehr finden, anfragen oder testen.',
      onlyUnused:
        'Es kann nur gelöscht werden, solange es für keinen Mandanten freigeschaltet ist; sonst geschieht nichts, und du erfährst es.',
      auditStays: 'Die Geschichte im Protokoll bleibt.',
    },
  },
};
