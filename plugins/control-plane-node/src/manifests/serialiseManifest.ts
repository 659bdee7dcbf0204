import { Document, Scalar, visit } from 'yaml';

/** A line that Argo CD looks for anywhere in a file: a file that has it is not rendered. */
export const skipRenderingMarker = '+argocd:skip-file-rendering';

/**
 * Characters that are line breaks or invisible to some YAML parsers, and the first character of Argo CD's markers,
 * which it looks for in the bytes of the file: a value that holds one must not switch anything.
 */
const escapedInValues =
  /[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]|\+(?=argocd:)/g;

/**
 * Writes one manifest as one YAML document that every parser, of YAML 1.1 as of 1.2, reads back as the same value.
 *
 * @param comment - lines to put above it, without the `#`
 */
export function serialiseManifest(manifest: object, comment?: string): string {
  const document = new Document(wellFormed(manifest), {
    // Read by Kubernetes and Argo CD as YAML 1.1, and by many tools as 1.2.
    version: '1.2',
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
  });
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'string' && needsEscape(node.value)) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  const body = document
    .toString({
      lineWidth: 0,
      indentSeq: true,
      // No block scalars: a value never starts a line of the file.
      blockQuote: false,
      doubleQuotedAsJSON: true,
    })
    .replace(
      escapedInValues,
      character =>
        // Inside double quotes, because that is what needsEscape saw to.
        `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  const head = (comment ?? '')
    .split('\n')
    .filter(line => line !== '')
    .map(line => `# ${line}\n`)
    .join('');
  return head + body;
}

function needsEscape(text: string): boolean {
  return text.search(escapedInValues) !== -1;
}

/** Replaces text that has no UTF-8 form, which would be read back as another. */
export function wellFormed<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, item) =>
    typeof item === 'string' ? item.replace(/\p{Cs}/gu, '\ufffd') : item,
  );
}
