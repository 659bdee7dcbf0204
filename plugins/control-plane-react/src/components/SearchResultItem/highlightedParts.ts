/** How a search marks what it found; the tags enclose it. @public */
export type SearchHighlight = {
  preTag: string;
  postTag: string;
  fields: Record<string, string>;
};

/** A part of a text, and whether it is what was searched for. */
export type HighlightedPart = { text: string; isFound: boolean };

/** The parts of a text that a search has marked. Tags without their counterpart mark to the end. */
export function highlightedParts(
  marked: string,
  { preTag, postTag }: Pick<SearchHighlight, 'preTag' | 'postTag'>,
): HighlightedPart[] {
  return marked
    .split(preTag)
    .flatMap((piece, index) => {
      if (index === 0) {
        return [{ text: piece, isFound: false }];
      }
      const [found, ...rest] = piece.split(postTag);
      return [
        { text: found, isFound: true },
        { text: rest.join(''), isFound: false },
      ];
    })
    .filter(({ text }) => text !== '');
}
