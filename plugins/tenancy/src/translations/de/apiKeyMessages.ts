import type { Translated } from '@groundwork/plugin-control-plane-react';
import type { apiKeyMessages as english } from '../apiKeyMessages';

export const apiKeyMessages: Translated<typeof english> = {
  apiKeys: {
    label: 'API-Schlüssel',
    failed: 'Die API-Schlüssel konnten nicht geladen werden',
    mayNotMake: 'Du darfst für diesen Mandanten keine Schlüssel anlegen.',
    search: 'API-Schlüssel suchen',
    searchIn: 'Name, Anfang, Produkt oder Scope suchen',
    which: 'Welche Schlüssel',
    working: 'Gültige Schlüssel',
    all: 'Alle Schlüssel',
    count_one: '{{count, number}} Schlüssel',
    count_other: '{{count, number}} Schlüssel',
    hidden_one:
      '{{shown}}; {{count, number}} abgelaufener, widerrufener oder ersetzter ist ausgeblendet',
    hidden_other:
      '{{shown}}; {{count, number}} abgelaufene, widerrufene oder ersetzte sind ausgeblendet',
    ended_one:
      '{{count, number}} Schlüssel ist abgelaufen, widerrufen oder ersetzt.',
    ended_other:
      '{{count, number}} Schlüssel sind abgelaufen, widerrufen oder ersetzt.',
    emptyTitle: '{{tenant}} hat noch keine API-Schlüssel',
    emptyDescription:
      'Mit einem Schlüssel ruft ein Programm von dir ein Produkt als dieser Mandant auf. Du siehst den Schlüssel einmal, wenn du ihn anlegst.',
    filteredEmptyTitle: 'Kein Schlüssel passt zu deiner Suche',
    endedTitle: 'Kein Schlüssel gilt noch',
    searchLess: 'Such nach weniger oder lösch die Suche.',
    showAll: 'Alle Schlüssel zeigen',
    clearSearch: 'Suche löschen',
    columns: {
      name: 'Name',
      state: 'Zustand',
      for: 'Für',
      lastUsed: 'Zuletzt benutzt',
      expires: 'Läuft ab',
      createdBy: 'Angelegt von',
    },
    rotated: 'Erneuert',
    everyProduct: 'Jedes Produkt',
    never: 'Nie',
    scopes: 'Scopes',
    noScopes: 'Keine Scopes',
    actions: {
      rotate: 'Erneuern …',
      revoke: 'Widerrufen …',
      ended: 'Er gilt nicht mehr',
      replacedAlready: 'Er ist schon ersetzt',
      revokedAlready: 'Er ist schon widerrufen',
    },
    create: {
      button: 'API-Schlüssel anlegen',
      title: 'Einen API-Schlüssel anlegen',
      submit: 'Schlüssel anlegen',
      failed: 'Der Schlüssel wurde nicht angelegt',
      noName: 'Gib dem Schlüssel einen Namen.',
      nameHint:
        'Wo er benutzt wird, damit man später weiß, was ohne ihn stillsteht.',
      product: 'Produkt',
      productHint: 'Ein Schlüssel für ein Produkt gilt nicht für andere.',
      notEntitled: '{{product}} (nicht freigeschaltet)',
      expires: 'Läuft ab',
      scopesHint:
        'Wofür der Schlüssel benutzt werden darf. Was sie bedeuten, bestimmt das Produkt, etwa scans:read oder reports:write.',
      chosenScopes: 'Gewählte Scopes',
      scopesOfOthers: 'Scopes anderer Schlüssel',
      otherKeysHave: 'Andere Schlüssel haben',
      addScope: '{{scope}} hinzufügen',
    },
    allows: {
      read: '{{thing}} lesen',
      list: '{{thing}} auflisten',
      write: '{{thing}} anlegen und ändern',
      create: '{{thing}} anlegen',
      update: '{{thing}} ändern',
      delete: '{{thing}} löschen',
      run: '{{thing}} ausführen',
      everything: 'Alles mit {{thing}} machen',
    },
    created: {
      title: '{{name}} ist fertig',
      onlyTime: 'Nur jetzt siehst du den Schlüssel.',
      store:
        'Leg ihn dort ab, wo dein Programm seine Geheimnisse liest; niemand kann ihn noch einmal zeigen.',
      key: 'API-Schlüssel',
      replacedStopped: 'Er ersetzt {{prefix}}; dieser gilt nicht mehr.',
      replacedGoesOn: 'Er ersetzt {{prefix}}; dieser gilt noch {{duration}}.',
      tryIt: 'Probier ihn aus',
      tryAs:
        'Als Dienst des Produkts, mit dessen eigenem Token in {{variable}}.',
      command: 'Befehl',
      stored: 'Ich habe ihn gesichert',
      tickFirst:
        'Setz erst diesen Haken: wenn du schließt, ist der Schlüssel weg.',
      closeRefusal:
        'Setz erst den Haken bei „Ich habe ihn gesichert“: wenn du schließt, ist der Schlüssel weg.',
    },
    rotate: {
      title: '{{name}} erneuern',
      submit: 'Schlüssel erneuern',
      failed: 'Der Schlüssel wurde nicht erneuert',
      explanation:
        'Du bekommst einen neuen Schlüssel mit demselben Namen, Produkt und denselben Scopes für die Stelle, an der jetzt {{prefix}} steht.',
      overlap: 'Wie lange der alte Schlüssel noch gilt',
      overlaps: {
        none: 'Er gilt sofort nicht mehr',
        hour1: '1 Stunde',
        hours24: '24 Stunden',
        days7: '7 Tage',
        days30: '30 Tage',
      },
      leaked: 'Der Schlüssel ist in falsche Hände geraten.',
      enough: 'Reicht für die meisten Deployments.',
    },
    revoke: {
      title: '{{name}} widerrufen?',
      submit: '{{name}} widerrufen',
      nameOf: 'Name des Schlüssels',
      failed: 'Der Schlüssel wurde nicht widerrufen',
      done: '{{name}} ist widerrufen.',
      effect:
        'Binnen Sekunden wird alles abgewiesen, was ihn als {{tenant}} benutzt. Das lässt sich nicht zurücknehmen.',
      ended:
        'Er gilt schon nicht mehr. Widerrufen gilt er ganz sicher nie wieder.',
      keyFor: '{{prefix}} für {{product}}',
      keyForAll: '{{prefix}} für jedes Produkt',
      lastUsed: 'Zuletzt benutzt {{time}}',
      neverUsed: 'Nie benutzt',
      instead: 'Erneuere ihn stattdessen, wenn ihn noch etwas braucht.',
    },
  },
};
