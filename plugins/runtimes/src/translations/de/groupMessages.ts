import type { Translated } from '@groundwork/plugin-control-plane-react';
import type { groupMessages as english } from '../groupMessages';

export const groupMessages: Translated<typeof english> = {
  groups: {
    list: 'Gruppen',
    failed: 'Die Gruppen konnten nicht geladen werden',
    loading: 'Die Gruppen werden geladen',
    emptyTitle: 'Es gibt noch keine Gruppe',
    emptyDescription:
      'Ein Namespace wird auf jeder Laufzeitumgebung einer Gruppe angelegt. Die erste Gruppe ist die Vorgabe, die gilt, wo nichts anderes gesagt ist.',
    runtimesOf: 'Laufzeiten von {{title}}',
    default: 'Vorgabe',
    first: '{{type}} · zuerst',
    namespaces: 'Namespaces',
    classes: 'Umgebungsklassen',
    limit: 'Grenze',
    noLimit: 'Keine eigene',
    limitWords_one: '{{number}} Durchgang gleichzeitig auf allen zusammen',
    limitWords_other: '{{number}} Durchgänge gleichzeitig auf allen zusammen',
  },
  strategy: {
    empty:
      'Sie hat keine Laufzeitumgebung, deshalb kann nichts in ihr angelegt werden.',
    one: 'Alles wird auf {{title}} angelegt.',
    both: 'Auf beiden gleichzeitig.',
    all: 'Auf allen {{number}} gleichzeitig.',
    oneOfThem: 'Eine davon',
    firstOfTwo: '{{title}} zuerst, die andere folgt, wenn sie bereit ist.',
    firstOfAll: '{{title}} zuerst, die anderen folgen, wenn sie bereit ist.',
  },
  groupDialog: {
    notCreated: 'Die Gruppe wurde nicht angelegt',
    notChanged: 'Die Gruppe wurde nicht geändert',
    nameDescription:
      'Klassen und die API nennen sie so. Er bleibt, wie er ist.',
    runtimes: 'Laufzeiten',
    runtimesDescription:
      'Eine neue erhält die Namespaces, die von nun an angelegt werden.',
    order: 'Reihenfolge',
    replicate: 'Alle gleichzeitig',
    canary: 'Eine zuerst; die anderen folgen, wenn sie bereit ist',
    first: 'Zuerst',
    chooseRuntimes: 'Wähle zuerst Laufzeitumgebungen',
    chooseFirst: 'Wähle, welche zuerst kommt',
    chooseFirstProblem: 'Wähle, welche zuerst kommt.',
    limitDescription:
      'Durchgänge gleichzeitig auf allen zusammen. Ist es leer, keine.',
    default: 'Vorgabe',
    isDefault: 'Sie bleibt die Vorgabe, bis eine andere Gruppe es wird.',
    becomesDefault: 'Sie tritt an die Stelle der Gruppe, die es jetzt ist.',
  },
  groupDeletion: {
    title: '{{title}} löschen?',
    nameLabel: 'Name der Gruppe',
    failed: 'Die Gruppe wurde nicht gelöscht',
    text: 'In ihr kann kein Namespace mehr angelegt werden.',
    stays_one: '{{names}} bleibt.',
    stays_other: '{{names}} bleiben.',
  },
  identityGroups: {
    list: 'Identitätsgruppen',
    search: 'Gruppen suchen',
    searchPlaceholder: 'Name suchen',
    failed: 'Die Identitätsgruppen konnten nicht geladen werden',
    noMatch: 'Nichts passt zu deiner Suche',
    noMatchDescription: 'Andere Gruppen vielleicht: Suche nach weniger.',
    emptyTitle: 'Kein Namespace nennt eine Gruppe',
    emptyDescription:
      'Eine Gruppe, die Mitglied eines Namespace wird, steht hier mit der Zahl ihrer Personen.',
    members: 'Mitglieder',
    lookedUp: 'Nachgesehen',
    lookUp: 'Nachsehen',
    lookUpOf: 'Jetzt nachsehen: {{group}}',
    lookUpFailed: 'Die Mitglieder konnten nicht nachgesehen werden',
    nobody: 'Niemand ist darin.',
    lastKnown: 'Das sind die zuletzt bekannten Mitglieder.',
  },
};
