import {
  createTranslationMessages,
  createTranslationRef,
} from '@backstage/frontend-plugin-api';
import { flattenMessages } from '@groundwork/plugin-control-plane-react';

/** The German words of the page on which the language is chosen, which Backstage has in English alone. */
export default createTranslationMessages({
  ref: createTranslationRef({ id: 'user-settings', messages: {} }),
  messages: flattenMessages({
    'languageToggle.title': 'Sprache',
    'languageToggle.description': 'Die Sprache ändern',
    'languageToggle.select': 'Sprache {{language}} wählen',
    'themeToggle.title': 'Farbschema',
    'themeToggle.description': 'Hell oder dunkel',
    'themeToggle.select': '{{theme}} wählen',
    'themeToggle.selectAuto': 'Wie das Gerät',
    'themeToggle.names.light': 'Hell',
    'themeToggle.names.dark': 'Dunkel',
    'themeToggle.names.auto': 'Automatisch',
    'signOutMenu.title': 'Abmelden',
    'signOutMenu.moreIconTitle': 'mehr',
    'pinToggle.title': 'Seitenleiste anheften',
    'pinToggle.description': 'Die Seitenleiste bleibt ausgeklappt',
    'pinToggle.switchTitles.unpin': 'Seitenleiste lösen',
    'pinToggle.switchTitles.pin': 'Seitenleiste anheften',
    'pinToggle.ariaLabelTitle': 'Seitenleiste anheften',
    'identityCard.title': 'Identität im Portal',
    'identityCard.noIdentityTitle': 'Keine Identität im Portal',
    'identityCard.userEntity': 'Person',
    'identityCard.ownershipEntities': 'Handelt auch für',
    'profileCard.title': 'Profil',
    'appearanceCard.title': 'Darstellung',
    'settingsLayout.title': 'Einstellungen',
    sidebarTitle: 'Einstellungen',
    'authProviders.title': 'Verfügbare Anmeldedienste',
    'featureFlags.title': 'Funktionsschalter',
    'emptyProviders.title': 'Keine Anmeldedienste',
    'featureFlags.emptyFlags.title': 'Keine Funktionsschalter',
  }),
});
