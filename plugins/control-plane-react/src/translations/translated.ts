/** The same messages in another language: every key of the English ones, and no other. @public */
export type Translated<TMessages> = {
  [key in keyof TMessages]: TMessages[key] extends string
    ? string
    : Translated<TMessages[key]>;
};

type NestedMessages = { [key in string]: string | NestedMessages };

/**
 * Messages as a translation resource takes them: `{ page: { title: 'Seite' } }` becomes `{ 'page.title': 'Seite' }`.
 *
 * @public
 */
export function flattenMessages(
  messages: NestedMessages,
  prefix = '',
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, message]) =>
      typeof message === 'string'
        ? [[`${prefix}${key}`, message]]
        : Object.entries(flattenMessages(message, `${prefix}${key}.`)),
    ),
  );
}
