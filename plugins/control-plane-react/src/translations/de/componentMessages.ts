import type { Translated } from '../translated';
import type { componentMessages as english } from '../componentMessages';

export const componentMessages: Translated<typeof english> = {
  live: {
    live: 'Live',
    updating: 'Wird aktualisiert',
    reconnecting: 'Verbindung wird wiederhergestellt',
    lastUpdate: ', zuletzt aktualisiert {{time}}',
  },
  error: {
    retry: 'Nochmals versuchen',
    requestId: 'Anfrage-ID',
    requestIdCopied: 'Anfrage-ID',
    noAnswer: 'Die Control Plane antwortet nicht.',
    advice: {
      validation_error: 'Ändere, was genannt ist, und versuche es nochmals.',
      unauthorized: 'Deine Sitzung ist zu Ende. Melde dich wieder an.',
      forbidden:
        'Bitte jemanden, der die Control Plane verwaltet, um die Berechtigung.',
      not_found: 'Prüfe die Adresse, oder ob du es sehen darfst.',
      conflict:
        'Es hat sich inzwischen geändert. Lade neu, um den Stand von jetzt zu sehen.',
      stale_plan:
        'Der Plan hat sich inzwischen geändert. Lies ihn nochmals und entscheide neu.',
      rate_limited:
        'Das waren zu viele Anfragen. Warte kurz und versuche es nochmals.',
      unavailable:
        'Vielleicht startet sie gerade oder wird gewartet. Versuche es gleich nochmals.',
      internal_error:
        'Versuche es nochmals. Bleibt es so, gib die Anfrage-ID denen, die dieses Portal betreiben.',
      noAnswer: 'Prüfe deine Verbindung, oder versuche es gleich nochmals.',
      other:
        'Versuche es nochmals. Bleibt es so, sage es denen, die dieses Portal betreiben.',
    },
  },
  rolledBack: {
    shown: 'Du siehst es wieder, wie es ist.',
    dismiss: 'Ausblenden',
  },
  copy: {
    action: '{{label}} kopieren',
    done: 'Kopiert',
  },
  action: {
    notNow: 'Das ist jetzt nicht möglich.',
  },
  confirm: {
    keep: 'Behalten',
    otherName: 'Das ist ein anderer Name.',
    type: 'Gib zur Bestätigung {{name}} ein.',
    nameCopied: 'Name',
  },
  dialog: {
    cancel: 'Abbrechen',
  },
  skeleton: {
    loading: 'Wird geladen',
  },
  list: {
    loading: '{{items}}: wird geladen',
    any: '{{label}}: alle',
    find: 'Zum Suchen tippen',
    clear: 'Filter zurücksetzen',
    pageSize: '{{size}} je Seite',
    rangeOfTotal: '{{range}} von {{total}}',
    links: 'Links',
  },
  lease: {
    ends: 'Endet {{time}}',
    ended: 'Zu Ende',
    leftAndEnds: ' übrig, endet {{time}}',
  },
  picker: {
    memberLabel: 'Person oder Gruppe',
    placeholder: 'Im Katalog suchen',
  },
  secret: {
    copyNow:
      'Kopiere es jetzt und lege es ab, wo Geheimnisse hingehören. Es wird nicht noch einmal gezeigt.',
    storeFirst:
      'Lege es zuerst ab: Ist das hier zu, kann es niemand mehr zeigen. Drücke dann „Ich habe es abgelegt“.',
    storeFirstSpoken: 'Lege es zuerst ab. Es wird nicht noch einmal gezeigt.',
    stored: 'Ich habe es abgelegt',
    exampleCopied: 'Beispiel',
  },
};
