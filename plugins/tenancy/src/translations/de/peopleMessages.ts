import type { Translated } from '@groundwork/plugin-control-plane-react';
import type { peopleMessages as english } from '../peopleMessages';

export const peopleMessages: Translated<typeof english> = {
  projects: {
    description:
      'Woran der Mandant arbeitet. Ereignisse im Protokoll lassen sich danach unterscheiden.',
    failed: 'Die Projekte konnten nicht geladen werden',
    search: 'Projekte suchen',
    count_one: '{{count, number}} Projekt',
    count_other: '{{count, number}} Projekte',
    emptyTitle: 'Es gibt noch keine Projekte',
    emptyDescription:
      'Ein Mandant braucht keine; sie helfen, wenn er an mehr als einer Sache arbeitet.',
    copyId: 'Id des Projekts',
    columns: {
      project: 'Projekt',
      description: 'Beschreibung',
      id: 'Id',
      changed: 'Geändert',
    },
    edit: {
      title: '{{name}} bearbeiten',
      notChanged: 'Das Projekt wurde nicht geändert',
      notCreated: 'Das Projekt wurde nicht angelegt',
      slugHint: 'Steht in Adressen. Es bleibt, wie es ist.',
    },
    delete: {
      title: '{{name}} löschen?',
      submit: '{{slug}} löschen',
      slugOf: 'Kürzel des Projekts',
      failed: 'Das Projekt wurde nicht gelöscht',
      goes: 'Das Projekt ist weg; sein Kürzel ist wieder frei.',
      tenantKeeps: 'Umgebungen und API-Schlüssel des Mandanten bleiben.',
      auditStays: 'Was das Protokoll davon erzählt, bleibt.',
    },
  },
  roles: {
    label: 'Rolle',
    titles: {
      viewer: 'Leser',
      developer: 'Entwickler',
      admin: 'Verwalter',
    },
    allows: {
      viewer: 'Sieht den Mandanten und alles, was ihm gehört.',
      developer:
        'Ändert auch Projekte und API-Schlüssel, fragt Produkte an und fordert Umgebungen an.',
      admin:
        'Bestimmt auch, wer für den Mandanten handelt: Mitglieder, Dienstkonten und ihre Tokens.',
    },
  },
  members: {
    description:
      'Personen und Gruppen, die den Mandanten sehen. Administratoren der Control Plane brauchen hier keine Rolle.',
    failed: 'Die Mitglieder konnten nicht geladen werden',
    search: 'Mitglieder suchen',
    count_one: '{{count, number}} Mitglied',
    count_other: '{{count, number}} Mitglieder',
    emptyTitle: 'Noch ist niemand Mitglied',
    emptyDescription:
      'Nur Administratoren der Control Plane sehen diesen Mandanten. Nimm die Gruppe auf, für die er da ist.',
    group: 'Gruppe',
    person: 'Person',
    columns: { member: 'Mitglied', role: 'Rolle', added: 'Aufgenommen' },
    add: {
      title: 'Mitglied in {{name}} aufnehmen',
      failed: 'Das Mitglied wurde nicht aufgenommen',
      personOrGroup: 'Person oder Gruppe',
      referenceHint: 'Wie user:default/ana oder group:default/team-payments.',
      pickerHint:
        'Besser ist eine Gruppe: wer zu ihr stößt oder sie verlässt, gehört damit zum Mandanten oder nicht mehr.',
      search: 'Im Katalog suchen',
      type: 'Nicht im Katalog? Gib eine Referenz ein',
      noReference: 'Gib eine Referenz ein.',
      nobody: 'Wähle eine Person oder eine Gruppe.',
      malformed: 'Schreib sie als user:default/name oder group:default/name.',
    },
    changeRole: {
      failed: 'Die Rolle wurde nicht geändert',
      roleOf: 'Die Rolle von {{member}}',
      changed: '{{member}} hat jetzt die Rolle {{role}}.',
    },
    remove: {
      title: 'Ein Mitglied von {{name}} entfernen?',
      failed: 'Das Mitglied wurde nicht entfernt',
      keep: 'Behalten',
      effect:
        '{{member}} sieht den Mandanten nicht mehr, außer eine andere Rolle erlaubt es. API-Schlüssel, die dabei entstanden sind, gelten weiter.',
    },
  },
  serviceAccounts: {
    description:
      'Identitäten für Maschinen, etwa einen Build. Sie rufen die Control Plane mit kurzlebigen Tokens auf; Produkte werden mit API-Schlüsseln aufgerufen.',
    failed: 'Die Dienstkonten konnten nicht geladen werden',
    search: 'Dienstkonten suchen',
    count_one: '{{count, number}} Dienstkonto',
    count_other: '{{count, number}} Dienstkonten',
    emptyTitle: 'Es gibt noch keine Dienstkonten',
    emptyDescription:
      'Damit fordert ein Build unter eigenem Namen Umgebungen für diesen Mandanten an.',
    columns: {
      account: 'Dienstkonto',
      role: 'Rolle',
      tokens: 'Tokens',
      created: 'Angelegt',
    },
    lastEnds: 'Das letzte endet {{time}}',
    noToken: 'Kein gültiges',
    noTokenReason: 'Es hat kein gültiges Token',
    create: {
      failed: 'Das Dienstkonto wurde nicht angelegt',
      nameHint: 'Im Protokoll heißt es service-account:{{tenant}}/{{name}}.',
      nameExample: 'name',
      descriptionHint: 'Optional. Wofür es da ist.',
    },
    issue: {
      title: 'Ein Token für {{name}} ausstellen',
      failed: 'Das Token wurde nicht ausgestellt',
      explanation:
        'Wer das Token hat, handelt als {{subject}}. Es wird einmal gezeigt.',
      worksFor: 'Es gilt',
      lifetimes: {
        minutes15: '15 Minuten',
        hour1: '1 Stunde',
        hours8: '8 Stunden',
        hours24: '24 Stunden',
      },
      issuedTitle: 'Ein Token für {{name}}',
      secret: 'Token',
      tryIt: 'Probier es aus',
      ends: 'Es endet {{time}}. Bis dahin kann das Dienstkonto es selbst erneuern.',
    },
    revokeTokens: {
      title: 'Alle Tokens von {{name}} widerrufen?',
      keep: 'Behalten',
      failed: 'Die Tokens wurden nicht widerrufen',
      effect:
        'Alles, was als {{subject}} aufruft, steht still, bis es ein neues Token bekommt.',
    },
    delete: {
      title: '{{name}} löschen?',
      submit: '{{name}} löschen',
      nameOf: 'Name des Dienstkontos',
      failed: 'Das Dienstkonto wurde nicht gelöscht',
      tokensStop: 'Alle seine Tokens sind sofort gesperrt.',
      environmentsStay: 'Umgebungen, die es angefordert hat, bleiben.',
      auditStays: 'Was das Protokoll davon erzählt, bleibt.',
    },
  },
};
