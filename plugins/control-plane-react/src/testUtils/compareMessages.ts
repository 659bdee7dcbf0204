/**
 * What is wrong with messages in another language, beside what the compiler finds: a place for a value that the English
 * one has not or that is left out, words that are missing, and words that were left in English.
 *
 * @param english - As in the files of messages.
 * @param translated - The same in the other language.
 * @param same - Keys of messages that are the same in both languages.
 * @public
 */
export function compareMessages(
  english: object,
  translated: object,
  same: readonly string[] = [],
): string[] {
  const before = flatten(english);
  const after = flatten(translated);
  const problems: string[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [ours, theirs] = [before.get(key), after.get(key)];
    if (ours === undefined || theirs === undefined) {
      problems.push(`${key}: only in one language`);
    } else if (theirs.trim() === '') {
      problems.push(`${key}: no words`);
    } else if (placesIn(ours) !== placesIn(theirs)) {
      problems.push(`${key}: ${placesIn(ours)} became ${placesIn(theirs)}`);
    } else if (isSentence(ours) && ours === theirs && !same.includes(key)) {
      problems.push(`${key}: still in English`);
    }
  }
  return problems;
}

function flatten(messages: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, message]) =>
      typeof message === 'string'
        ? [[`${prefix}${key}`, message] as const]
        : [...flatten(message, `${prefix}${key}.`)],
    ),
  );
}

/** Values that stand in a message. A plural may leave out how many there are, as in "one". */
function placesIn(message: string): string {
  const places = [...message.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name);
  return [...new Set(places)]
    .filter(name => name !== 'count')
    .sort()
    .join(', ');
}

/** Two words and more; one alone may be the same in both, as "Name" is. */
function isSentence(message: string): boolean {
  return /[a-z]{2,}\s+[a-z]{2,}/i.test(message.replace(/\{\{.*?\}\}/g, ''));
}
