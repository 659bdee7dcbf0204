import type { Translated } from '@groundwork/plugin-control-plane-react';
import type { queueMessages as english } from '../queueMessages';

export const queueMessages: Translated<typeof english> = {
  queue: {
    list: 'Warteschlange',
    work: 'Arbeit',
    search: 'Arbeit suchen',
    searchPlaceholder: 'Namespace suchen',
    anyState: 'Zustand: alle',
    failed: 'Die Warteschlange konnte nicht geladen werden',
    countsFailed: 'Die Zahlen konnten nicht geladen werden',
    counts: 'Arbeit nach Laufzeitumgebung und Zustand',
    noMatchDescription:
      'Solche Arbeit gibt es jetzt nicht. Andere passt vielleicht: Suche nach weniger, oder setze die Filter zurück.',
    emptyTitle: 'Es gibt keine Arbeit',
    emptyDescription:
      'Noch wurde kein Namespace angelegt. Jeder ist eine Arbeit auf jeder Laufzeitumgebung seiner Gruppe.',
    oldestDue: 'am längsten fällig {{time}}',
    actionsFor: 'Aktionen für die Arbeit auf {{title}}',
    stateOnRuntime: '{{state}} auf {{title}}',
    why: 'Warum',
    failedColumn: 'Fehler',
    when: 'Wann',
    toBeRemoved: 'wird entfernt',
    claimedBy: '{{worker}} hat es',
    since: 'begonnen {{time}}',
    due: 'fällig {{time}}',
    nothingDead: 'Nichts wurde aufgegeben.',
    nothingDeadHere: 'Hier wurde nichts aufgegeben.',
    notDead: 'Es wurde nicht aufgegeben.',
    notClaimed: 'Niemand arbeitet daran.',
    namespace: 'Namespace',
    load: {
      running: '{{number}} in Arbeit',
      due: '{{number}} fällig',
      held: '{{number}} zurückgehalten',
      waiting: '{{number}} wartend',
      dead: '{{number}} aufgegeben',
    },
    states: {
      running: 'Ein Worker hat es.',
      due: 'Es wartet auf einen freien Worker.',
      held: 'Es ist fällig, und seiner Laufzeitumgebung geht es nicht gut.',
      waiting:
        'Es schlug fehl und wird nochmals versucht, oder etwas außerhalb muss geschehen.',
      dead: 'Es wurde aufgegeben. Nur von Hand wird es nochmals versucht.',
      resting: 'Es ist, wie es sein soll.',
    },
  },
  replay: {
    title: '{{work}} nochmals versuchen?',
    failed: 'Es wurde nicht nochmals versucht',
    text_one:
      'Nach {{count}} Versuch wurde es aufgegeben. Die Versuche werden neu gezählt.',
    text_other:
      'Nach {{count}} Versuchen wurde es aufgegeben. Die Versuche werden neu gezählt.',
    lastError: 'Der letzte Fehler: {{error}}',
    allOnTitle: 'Was auf {{title}} aufgegeben wurde, nochmals versuchen?',
    allTitle: 'Was irgendwo aufgegeben wurde, nochmals versuchen?',
    allText_one:
      '{{number}} Arbeit wird sofort fällig, und die Versuche werden neu gezählt. Behebe zuerst, woran sie scheiterte.',
    allText_other:
      '{{number}} Arbeiten werden sofort fällig, und die Versuche werden neu gezählt. Behebe zuerst, woran sie scheiterten.',
  },
  release: {
    title: '{{work}} dem Worker wegnehmen?',
    failed: 'Es wurde nicht weggenommen',
    text: '{{worker}} hat es. Was er noch schreibt, wird abgelehnt, und ein anderer nimmt es sofort auf.',
    textSince:
      '{{worker}} hat es, begonnen {{time}}. Was er noch schreibt, wird abgelehnt, und ein anderer nimmt es sofort auf.',
    warning:
      'Das ist für einen Worker, der hängt. Einer, der nur langsam ist, verliert, was er bis jetzt getan hat.',
  },
};
