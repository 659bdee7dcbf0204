import { currentLanguage } from './language';

/** Languages in which nouns keep their capital wherever they stand. */
const WITH_CAPITALS = ['de', 'lb'];

/** A label as it stands within a sentence: `Environments` becomes `environments`. @public */
export function formatInSentence(
  label: string,
  language: string = currentLanguage(),
): string {
  return WITH_CAPITALS.includes(language.split('-')[0])
    ? label
    : label.toLocaleLowerCase(language);
}
