const templateLengthMax = 200;
const segmentsMax = 20;
const segmentName = /^[a-z][a-z0-9_]{0,30}$/;

/** Names of namespaces are DNS labels, which are no longer than this. */
export const namespaceNameLengthMax = 63;

/** How namespaces are named: segments, and what stands between them. */
export type NameTemplate = {
  text: string;
  parts: ReadonlyArray<{ literal: string } | { segment: string }>;
  /** Names of the segments, in their order. */
  segments: readonly string[];
};

/**
 * Reads a template such as `{team}-{project}-{env}`.
 *
 * @returns the template, or a sentence on what is wrong with the text.
 */
export function parseNameTemplate(
  text: string,
): NameTemplate | { problem: string } {
  if (text.length > templateLengthMax) {
    return { problem: `must not be longer than ${templateLengthMax}` };
  }
  const parts: Array<{ literal: string } | { segment: string }> = [];
  const segments: string[] = [];
  let literals = '';
  // Everything is one of these, a brace that belongs to no other too.
  for (const [token] of text.matchAll(/\{[^{}]*\}|[^{}]+|[{}]/g)) {
    if (token === '{' || token === '}') {
      return { problem: `has a '${token}' that belongs to no segment` };
    }
    if (token.startsWith('{')) {
      const segment = token.slice(1, -1);
      const problem = problemOfSegment(segment, segments);
      if (problem) {
        return { problem };
      }
      segments.push(segment);
      parts.push({ segment });
    } else {
      literals += token;
      parts.push({ literal: token });
    }
  }
  const problem = problemOfWhole(text, segments, literals);
  return problem ? { problem } : { text, parts, segments };
}

function problemOfSegment(
  segment: string,
  before: readonly string[],
): string | undefined {
  if (!segmentName.test(segment)) {
    return `has a segment '{${segment}}'; segments are named by up to 31 lower-case letters, digits and underscores, and begin with a letter`;
  }
  return before.includes(segment)
    ? `has the segment '{${segment}}' twice`
    : undefined;
}

function problemOfWhole(
  text: string,
  segments: readonly string[],
  literals: string,
): string | undefined {
  if (segments.length === 0) {
    return "has no segment, such as '{team}', so that all names would be the same";
  }
  if (segments.length > segmentsMax) {
    return `has more than ${segmentsMax} segments`;
  }
  const illegal = /[^a-z0-9-]/u.exec(literals);
  if (illegal) {
    return `has '${illegal[0]}' between its segments, where names may only have lower-case letters, digits and hyphens`;
  }
  if (text.startsWith('-') || text.endsWith('-')) {
    return 'must neither begin nor end with a hyphen';
  }
  return literals.length + segments.length > namespaceNameLengthMax
    ? `leaves no room: names have at most ${namespaceNameLengthMax} characters, and ${literals.length} of them stand between its segments`
    : undefined;
}

/**
 * Puts a name together. A segment without a value is left out with the text that separates it from the one before it:
 * `{team}-{project}-{env}` without a project is `{team}-{env}`. What stands before all segments, or behind them, stays.
 *
 * @param valueOf - the value of a segment; empty for one that is left out
 */
export function composeName(
  { parts }: NameTemplate,
  valueOf: (segment: string) => string,
): string {
  let prefix = '';
  let name = '';
  let separator = '';
  let isFirst = true;
  for (const part of parts) {
    if ('literal' in part) {
      separator = part.literal;
      continue;
    }
    if (isFirst) {
      prefix = separator;
      isFirst = false;
    }
    const value = valueOf(part.segment);
    if (value !== '') {
      name += name === '' ? value : separator + value;
    }
    separator = '';
  }
  // Nothing stands behind the last segment when it was the last part.
  return prefix + name + separator;
}
