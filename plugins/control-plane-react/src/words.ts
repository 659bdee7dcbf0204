import {
  useTranslationRef,
  type TranslationRef,
} from '@backstage/frontend-plugin-api';

type Messages = { [key in string]: string };

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** The key that a message is asked for by: `days` for `days_one` and `days_other`. */
type AskedKey<TKey> = TKey extends `${infer Base}_${PluralForm}` ? Base : TKey;

/** What stands between the braces of a message: `count, number` in `{{count, number}} days`. */
type Places<TMessage> =
  TMessage extends `${string}{{${infer Place}}}${infer Rest}`
    ? Place | Places<Rest>
    : never;

/** The places of each message, by the key that it is asked for by; worked out for one when it is asked for. */
type PlacesByKey<TMessages extends Messages> = {
  [Key in keyof TMessages as AskedKey<Key>]:
    | Places<TMessages[Key]>
    | (Key extends `${string}_${PluralForm}` ? 'count' : never);
};

/** What goes into places: numbers where they are formatted or decide the plural, elsewhere `TValue`. */
type Values<TPlaces, TValue> = {
  [
    Place in TPlaces & string as Place extends `${infer Name},${string}`
      ? Name
      : Place
  ]: Place extends 'count' | `${string}, number` ? number : TValue;
};

/** What is said beside a key, or beside any of several: nothing where no message has places. */
type Arguments<TPlaces, TValue> = [TPlaces] extends [never]
  ? []
  : [values: Values<TPlaces, TValue>];

/**
 * Says a message in the language that was chosen; what {@link useWords} answers as `t`. Elements for the places of a
 * message make an element of it.
 *
 * @remarks
 * Backstage's `TranslationFunction` allows the same and more (nested messages, other formats than `number`), for which the
 * compiler goes through all messages of a plugin at every call. Here it looks at the one that is asked for.
 *
 * @public
 */
export type WordsOf<TMessages extends Messages> = {
  <TKey extends keyof PlacesByKey<TMessages>>(
    key: TKey,
    ...values: Arguments<PlacesByKey<TMessages>[TKey], string>
  ): string;
  <TKey extends keyof PlacesByKey<TMessages>>(
    key: TKey,
    ...values: Arguments<PlacesByKey<TMessages>[TKey], string | JSX.Element>
  ): JSX.Element;
};

/** Backstage's `useTranslationRef` with a `t` whose types stay quick, however many messages there are. @public */
export const useWords = useTranslationRef as <TMessages extends Messages>(
  ref: TranslationRef<string, TMessages>,
) => { t: WordsOf<TMessages> };
