import type { Translated } from '@groundwork/plugin-control-plane-react';
import type { runtimeMessages as english } from '../runtimeMessages';

export const runtimeMessages: Translated<typeof english> = {
  runtimes: {
    list: 'Laufzeitumgebungen',
    search: 'Laufzeiten suchen',
    searchPlaceholder: 'Name oder Titel suchen',
    health: 'Gesundheit',
    type: 'Art',
    failed: 'Die Laufzeitumgebungen konnten nicht geladen werden',
    loading: 'Die Laufzeitumgebungen werden geladen',
    otherwise:
      'Andere vielleicht: Suche nach weniger, oder setze die Filter zurück.',
    emptyTitle: 'Es gibt noch keine Laufzeitumgebung',
    emptyDescription:
      'Eine Laufzeitumgebung ist ein Cluster, ein Cloud Foundry oder ein Git-Repository, in dem Namespaces angelegt werden.',
    gitRepository: 'Git-Repository',
  },
  runtime: {
    failed: 'Die Laufzeitumgebung konnte nicht geladen werden',
    loading: 'Die Laufzeitumgebung wird geladen',
    loadingWork: 'Ihre Arbeit wird geladen',
    unknownTitle:
      'Diese Laufzeitumgebung gibt es nicht, oder du darfst sie nicht sehen',
    unknownDescription: 'Prüfe die Adresse. Vielleicht wurde sie entfernt.',
    all: 'Alle Laufzeiten',
    facts: 'Fakten',
    work: 'Arbeit',
    workDescription:
      'Was hier läuft, zurückgehalten wird oder wartet, und was aufgegeben wurde.',
    workFailed: 'Die Arbeit konnte nicht geladen werden',
    idleTitle: 'Nichts ist in Arbeit',
    idleDescription: 'Alles, was sie trägt, ist, wie es sein soll.',
    carries: 'Trägt',
    nothingUnderWay: 'Nichts in Arbeit',
    workFor: ': Arbeit für {{title}}',
    groups: 'Gruppen',
    noGroups: 'Keine, deshalb kommt nichts Neues dazu',
    atOnce: 'Gleichzeitig',
    atOnceDefault: 'So viele, wie die Vorgabe erlaubt',
    passes_one: '{{number}} Durchgang je Backend-Prozess',
    passes_other: '{{number}} Durchgänge je Backend-Prozess',
    owner: 'Gehört',
    configOwner: 'Der Konfiguration; sie wird dort geändert',
    removing: 'Sie geht, sobald alles darauf entfernt ist.',
  },
  health: {
    since: 'Seit {{time}}.',
    sinceAndChecked: 'Zuletzt anders {{since}}, geprüft {{checked}}.',
    checked: 'Geprüft {{time}}.',
    notChecked: 'Noch nicht geprüft.',
    checkFailed: 'Ihre Gesundheit konnte nicht geprüft werden',
    checkedNow: '{{title}}: {{status}}.',
    dayFailed: 'Die Gesundheit des letzten Tages konnte nicht geladen werden.',
    dayAgo: 'vor 24 Std.',
    now: 'jetzt',
    lastDay: 'Der letzte Tag: {{parts}}.',
    allTheTime: 'die ganze Zeit {{state}}',
    forSoLong: '{{duration}} {{state}}',
    withMessage: '{{state}}: {{message}}',
    states: {
      healthy: 'in Ordnung',
      degraded: 'beeinträchtigt',
      unavailable: 'nicht erreichbar',
      maintenance: 'in Wartung',
      unknown: 'nicht geprüft',
    },
    changes: 'Änderungen der Gesundheit',
    changesFailed: 'Der Verlauf konnte nicht geladen werden',
    changesLoading: 'Der Verlauf wird geladen',
    noChanges: 'Ihre Gesundheit hat sich noch nicht geändert.',
    olderChanges: 'Ältere Änderungen zeigen',
  },
  held: {
    maintenance: 'Sie ist in Wartung.',
    maintenanceBecause: 'Sie ist in Wartung: {{reason}}',
    unavailable: 'Sie antwortet nicht.',
    paused:
      'Zu viele Versuche nacheinander sind fehlgeschlagen, deshalb bleibt sie eine Weile in Ruhe.',
    pausedUntil: 'Angehalten: nächster Versuch {{time}}.',
    pieces_one: '{{number}} Arbeit wird zurückgehalten.',
    pieces_other: '{{number}} Arbeiten werden zurückgehalten.',
    willBeNothing:
      'Nichts wartet jetzt auf sie. Was kommt, wird bis zum Ende der Wartung zurückgehalten.',
    willBe_one:
      '{{number}} Arbeit für sie wird bis zum Ende der Wartung zurückgehalten, ebenso, was noch kommt.',
    willBe_other:
      '{{number}} Arbeiten für sie werden bis zum Ende der Wartung zurückgehalten, ebenso, was noch kommt.',
    finished_one: '{{number}} laufender Durchgang wird vorher beendet.',
    finished_other: '{{number}} laufende Durchgänge werden vorher beendet.',
    goesOn_one:
      '{{number}} zurückgehaltene Arbeit geht sofort weiter. Kein Versuch wurde verbraucht.',
    goesOn_other:
      '{{number}} zurückgehaltene Arbeiten gehen sofort weiter. Kein Versuch wurde verbraucht.',
    goesOnNothing:
      'Nichts wird zurückgehalten. Die Arbeit geht weiter, sobald ihre Gesundheit geprüft ist.',
  },
  maintenance: {
    beginTitle: 'Wartung von {{title}} beginnen?',
    endTitle: 'Wartung von {{title}} beenden?',
    notBegun: 'Die Wartung wurde nicht begonnen',
    notEnded: 'Die Wartung wurde nicht beendet',
    reason: 'Grund',
    reasonDescription: 'Ihn lesen alle, deren Arbeit zurückgehalten wird.',
    reasonMissing: 'Sage, warum: Es steht neben dem, was zurückgehalten wird.',
  },
  connection: {
    title: 'Verbindung',
    nameDescription:
      'Steht in Adressen und im Protokoll. Er bleibt, wie er ist.',
    chooseType: 'Wähle eine Art',
    chooseTypeProblem: 'Wähle eine Art.',
    typesLoading: 'Wird geladen',
    typesFailed: 'Die Arten konnten nicht geladen werden',
    notAdded: 'Die Laufzeitumgebung wurde nicht hinzugefügt',
    notChanged: 'Die Laufzeitumgebung wurde nicht geändert',
    concurrency: 'Durchgänge gleichzeitig',
    concurrencyDescription:
      'Je Backend-Prozess. Ist es leer, gilt die Vorgabe des Reconcilers.',
    more: 'Weitere Einstellungen',
    asJson: 'Als JSON.',
    whenEmpty: 'Ist es leer: {{value}}.',
    replace: 'Verbindung ersetzen',
    replaceDescription:
      'Was gespeichert ist, ist verschlüsselt und wird nie gezeigt. Eine Verbindung wird als Ganzes ersetzt.',
    settingsLoading: 'Die Einstellungen werden geladen',
    settings: {
      url: 'Adresse',
      webUrl: 'Web-Adresse',
      caData: 'Zertifizierungsstelle',
      repoUrl: 'Adresse des Repositorys',
      apiUrl: 'Adresse der API',
    },
  },
  removal: {
    title: '{{title}} entfernen?',
    failed: 'Die Laufzeitumgebung wurde nicht entfernt',
    nothing:
      'Sie trägt keinen Namespace. Ihre Verbindung und der Verlauf ihrer Gesundheit gehen mit ihr; was das Protokoll von ihr erzählt, bleibt.',
    question_one: 'Sie trägt {{number}} Namespace. Was wird daraus?',
    question_other: 'Sie trägt {{number}} Namespaces. Was wird daraus?',
    keep: 'Dort lassen',
    keepDescription:
      'Auf {{title}} bleibt alles, wie es ist, und niemand sieht mehr danach.',
    remove: 'Vorher entfernen',
    removeDescription:
      'Was darin ist, geht verloren. Die Laufzeitumgebung geht, sobald alles fort ist.',
    choose: 'Wähle, was daraus wird.',
    type: 'Gib zur Bestätigung {{name}} ein',
  },
};
