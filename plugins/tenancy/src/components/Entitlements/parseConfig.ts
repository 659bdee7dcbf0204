/** A configuration as it was typed: what it says, or why it says nothing. */
export type ParsedConfig =
  | { config: Record<string, unknown>; problem?: undefined }
  | { config?: undefined; problem: string };

const SETTINGS_MAX = 100;

/** Reads a configuration; nothing typed is one without settings. */
export function parseConfig(text: string): ParsedConfig {
  if (text.trim() === '') {
    return { config: {} };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `This is not JSON: ${whereOf(error, text)}.` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problem: 'An object is needed, as { "max_scans": 500 }.' };
  }
  return Object.keys(value).length > SETTINGS_MAX
    ? { problem: `At most ${SETTINGS_MAX} settings.` }
    : { config: { ...value } };
}

/** Where it stops being JSON, as far as the browser says. */
function whereOf(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) {
    return message.replace(/\.$/, '');
  }
  const line = text.slice(0, Number(position)).split('\n').length;
  return `${message.replace(/ in JSON at position.*$/, '').replace(/ at position.*$/, '')} in line ${line}`;
}
