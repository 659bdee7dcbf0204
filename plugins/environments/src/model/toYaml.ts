/** What can be written as YAML. */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue };

/** Words that YAML takes for something else than text, and text that looks like a number or a date. */
const NOT_PLAIN =
  /^(|~|null|true|false|yes|no|on|off|y|n|[-+]?[.\d].*|0[xo].*)$/i;
/** Text that needs no quotes: it begins with a letter or digit and has nothing in it that means something. */
const PLAIN = /^[A-Za-z0-9_/][A-Za-z0-9_./@+ -]*(:[A-Za-z0-9_./@+-]+)*$/;

/** Writes a value as YAML, as people would. What is undefined is left out. Pure. */
export function toYaml(value: YamlValue): string {
  return `${write(value, 0).trimStart()}\n`;
}

function write(value: YamlValue, depth: number): string {
  const indent = '  '.repeat(depth);
  if (isList(value)) {
    return value.length === 0
      ? ' []'
      : `\n${value
          .map(item => `${indent}- ${write(item, depth + 1).trimStart()}`)
          .join('\n')}`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(
      ([, item]) => item !== undefined,
    );
    return entries.length === 0
      ? ' {}'
      : `\n${entries
          .map(
            ([key, item]) => `${indent}${quote(key)}:${write(item, depth + 1)}`,
          )
          .join('\n')}`;
  }
  if (typeof value === 'string') {
    return value.includes('\n') && !/^\s|\s$|[^\S\n]\n|\r/.test(value)
      ? ` |-\n${value
          .split('\n')
          .map(line => (line ? `${indent}${line}` : ''))
          .join('\n')}`
      : ` ${quote(value)}`;
  }
  return ` ${JSON.stringify(value ?? null)}`;
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

/** JSON texts are YAML texts. */
function quote(text: string): string {
  return PLAIN.test(text) && !NOT_PLAIN.test(text) && !text.endsWith(' ')
    ? text
    : JSON.stringify(text);
}
