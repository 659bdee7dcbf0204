import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import {
  flattenMessages,
  type Translated,
} from '@groundwork/plugin-control-plane-react';
import type { portalMessages as english } from '../portalMessages';
import { portalTranslationRef } from '../portalTranslation';

const portalMessages: Translated<typeof english> = {
  titles: {
    home: 'Start',
    environments: 'Umgebungen',
    approvals: 'Genehmigungen',
    costs: 'Kosten',
    namespaces: 'Namespaces',
    runtimes: 'Laufzeiten',
    tenants: 'Mandanten',
    products: 'Produkte',
    audit: 'Audit',
    catalog: 'Katalog',
    apis: 'APIs',
    create: 'Erstellen',
    search: 'Suche',
    notifications: 'Mitteilungen',
    settings: 'Einstellungen',
    general: 'Allgemein',
    authenticationProviders: 'Anmeldedienste',
    featureFlags: 'Funktionsschalter',
  },
  nav: {
    menu: 'Menü',
    home: 'Groundwork, zum Start',
    waiting_one: '{{title}}, {{count}} wartet auf dich',
    waiting_other: '{{title}}, {{count}} warten auf dich',
  },
  home: {
    welcome: 'Willkommen',
    welcomeName: 'Willkommen, {{name}}',
    tagline:
      'Umgebungen werden angefordert, genehmigt, geliefert und bleiben, wie sie vereinbart sind.',
    environments:
      'Sieh, was läuft, wie lange es bleibt und ob es noch ist, was vereinbart war.',
    approvals:
      'Sieh, was sich ändern würde, und entscheide, worüber noch zu entscheiden ist.',
    templates: 'Vorlagen',
    templatesText:
      'Beginne mit einer Vorlage, etwa um eine Umgebung anzufordern.',
    catalog:
      'Finde Komponenten und APIs, wovon sie abhängen und wem sie gehören.',
  },
  notFound: {
    title: 'Hier ist nichts',
    text: 'Die Adresse ist vielleicht vertippt, oder was dort war, gibt es nicht mehr.',
    goHome: 'Zum Start',
  },
  signIn: {
    title: 'Fester Grund für jedes Team',
    text: 'Fordere eine Umgebung an, verfolge sie und verlass dich darauf, dass sie bleibt, was vereinbart war.',
    action: 'Anmelden',
    actionTo: 'Bei {{portal}} anmelden',
    cancelled: 'Du hast die Anmeldung abgebrochen',
    failed: 'Die Anmeldung hat nicht geklappt',
  },
  connection: {
    lost: 'Du bist offline. Die Seiten zeigen, was sie zuletzt gelesen haben, und machen von selbst weiter.',
    back: 'Du bist wieder online.',
  },
};

/** The German words of the portal. */
export default createTranslationMessages({
  ref: portalTranslationRef,
  messages: flattenMessages(portalMessages),
});
