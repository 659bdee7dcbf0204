import type { Translated } from '@groundwork/plugin-control-plane-react';
import type { tenantListMessages as english } from '../tenantListMessages';

export const tenantListMessages: Translated<typeof english> = {
  tenantsPage: {
    title: 'Mandanten',
    failed: 'Die Mandanten konnten nicht geladen werden',
    filters: {
      label: 'Mandanten',
      search: 'Mandanten suchen',
      searchIn: 'Name oder Kürzel suchen',
      state: 'Zustand',
      anyState: 'Jeder Zustand',
      plan: 'Tarif',
      kind: 'Art',
      order: 'Reihenfolge',
    },
    orders: {
      slugAscending: 'Kürzel, A bis Z',
      slugDescending: 'Kürzel, Z bis A',
      newestFirst: 'Neueste zuerst',
      oldestFirst: 'Älteste zuerst',
    },
    columns: {
      tenant: 'Mandant',
      state: 'Zustand',
      plan: 'Tarif',
      kind: 'Art',
      ends: 'Endet',
      created: 'Angelegt',
    },
    filteredEmpty: {
      title: 'Nichts passt zu deinen Filtern',
      description:
        'Andere Mandanten vielleicht schon: such nach weniger oder lösch die Filter.',
      action: 'Filter löschen',
    },
    empty: {
      title: 'Es gibt noch keine Mandanten',
      description:
        'Ein Mandant ist eine Organisation oder ein Team mit eigenen Projekten, Produkten, API-Schlüsseln und Umgebungen. Leg den ersten an und nimm dann die Gruppe, für die er da ist, als Mitglied auf.',
    },
    none: {
      title: 'Es gibt keine Mandanten, die du sehen darfst',
      description:
        'Ein Mandant ist eine Organisation oder ein Team mit eigenen Projekten, Produkten, API-Schlüsseln und Umgebungen. Bitte jemanden, der den Mandanten deines Teams verwaltet, dich oder dein Team als Mitglied aufzunehmen; hat dein Team keinen, kann ihn ein Administrator der Control Plane anlegen.',
    },
  },
  createTenant: {
    failed: 'Der Mandant wurde nicht angelegt',
    nameHint: 'So, wie man ihn nennt.',
    slugHint:
      'Steht in Adressen und in den Namen von allem, was ihm gehört. Es bleibt, wie es ist.',
    kind: 'Art',
    customerHint: 'Beginnt mit einer Testphase, die von selbst endet.',
    demoHint: 'Zum Vorführen; er hat weder ein Ende noch einen Vertrag.',
    salesOwner: 'Zuständig im Vertrieb',
    salesOwnerHint: 'Optional. Wer mit ihnen spricht.',
  },
  plan: {
    label: 'Tarif',
    environments_one: '{{count, number}} Umgebung',
    environments_other: '{{count, number}} Umgebungen',
    apiKeys_one: '{{count, number}} API-Schlüssel',
    apiKeys_other: '{{count, number}} API-Schlüssel',
    anyEnvironments: 'beliebig viele Umgebungen',
    anyApiKeys: 'beliebig viele API-Schlüssel',
    cost: '{{amount}} / Monat',
    anyCost: 'keine Grenze für Kosten',
  },
};
