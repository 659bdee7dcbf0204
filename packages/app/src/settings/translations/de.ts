import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import {
  flattenMessages,
  type Translated,
} from '@groundwork/plugin-control-plane-react';
import { settingsTranslationRef } from '../translation';
import type { settingsMessages as english } from './settingsMessages';

const settingsMessages: Translated<typeof english> = {
  loading: 'Was dir gemeldet wird, wird geladen',
  failed: 'Was dir gemeldet wird, konnte nicht geladen werden',
  unchanged: 'Was dir gemeldet wird, hat sich nicht geändert',
  web: 'Im Portal',
  everything: {
    title: 'Alles von hier',
    description: 'Auch was künftig gemeldet wird.',
  },
  channelOf: '{{topic}}: {{channel}}',
  controlPlane: {
    title: 'Umgebungen und Mandanten',
    description:
      'Was dir von dem gemeldet wird, was du angefordert hast, was deinen Gruppen gehört und was auf dich wartet.',
  },
  others: {
    title: 'Andere Teile des Portals',
    description: 'Sie stehen hier, sobald sie dir etwas gemeldet haben.',
  },
  topics: {
    approvals: {
      title: 'Wartet auf deine Entscheidung',
      description:
        'Anfragen, Verlängerungen und Produkte, über die du entscheiden darfst, und Erinnerungen daran.',
    },
    decisions: {
      title: 'Entscheidungen',
      description:
        'Was du angefragt hast, wurde genehmigt, abgelehnt oder abgebrochen.',
    },
    ready: {
      title: 'Bereit',
      description: 'Was du angefragt hast, kann benutzt werden.',
    },
    failures: {
      title: 'Fehlschläge',
      description: 'Etwas konnte nicht bereitgestellt oder angehalten werden.',
    },
    drift: {
      title: 'Abweichungen',
      description:
        'Etwas wurde von Hand geändert und ist nicht wie vereinbart.',
    },
    expiry: {
      title: 'Ende von Umgebungen',
      description: 'Ihre Zeit ist bald vorbei oder ist vorbei.',
    },
    suspension: {
      title: 'Angehaltene Umgebungen',
      description: 'Sie stehen still, bis jemand sie verlängert.',
    },
    removal: {
      title: 'Entfernte Umgebungen',
      description: 'Jemand entfernt eine deiner Umgebungen.',
    },
    extensions: {
      title: 'Verlängerungen',
      description: 'Jemand hat eine deiner Umgebungen verlängert.',
    },
    substitutes: {
      title: 'Vertretungen',
      description:
        'Jemand entscheidet an deiner Stelle, oder du an der Stelle von jemandem.',
    },
    tenants: {
      title: 'Ende von Mandanten',
      description:
        'Die Testphase oder der Vertrag eines Mandanten endet oder ist beendet.',
    },
    entitlements: {
      title: 'Produkte von Mandanten',
      description:
        'Ein Mandant darf ein Produkt benutzen oder darf es nicht mehr.',
    },
    trials: {
      title: 'Testphasen von Produkten',
      description: 'Sie beginnen, enden bald oder sind beendet.',
    },
    apiKeys: {
      title: 'API-Schlüssel',
      description: 'Ein Schlüssel von dir läuft bald ab.',
    },
    runtimes: {
      title: 'Laufzeitumgebungen',
      description: 'Mit einer kann nicht gearbeitet werden, oder wieder.',
    },
    audit: {
      title: 'Audit-Log',
      description: 'Es wurde manipuliert.',
    },
  },
};

/** The German words of the settings. */
export default createTranslationMessages({
  ref: settingsTranslationRef,
  messages: flattenMessages(settingsMessages),
});
