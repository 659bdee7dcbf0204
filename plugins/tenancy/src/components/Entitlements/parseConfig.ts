import type { TenancyWords } from '../../translation';

/** A configuration as it was typed: what it says, or why it says nothing. */
export type ParsedConfig =
  | { config: Record<string, unknown>; problem?: undefined }
  | { config?: undefined; problem: string };

const SETTINGS_MAX = 100;

/** Reads a configuration; nothing typed is one without settings. */
export function parseConfig(text: string, t: TenancyWords): ParsedConfig {
  if (text.trim() === '') {
    return { config: {} };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: describeProblem(error, text, t) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problem: t('entitlements.grant.notObject') };
  }
  return Object.keys(value).length > SETTINGS_MAX
    ? {
        problem: t('entitlements.grant.settingsMax', {
          max: String(SETTINGS_MAX),
        }),
      }
    : { config: { ...value } };
}

/** What is wrong and where it stops being JSON, as far as the browser says. */
function describeProblem(
  error: unknown,
  text: string,
  t: TenancyWords,
): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) {
    return t('entitlements.grant.notJson', {
      problem: message.replace(/\.$/, ''),
    });
  }
  const line = text.slice(0, Number(position)).split('\n').length;
  return t('entitlements.grant.notJsonInLine', {
    problem: message
      .replace(/ in JSON at position.*$/, '')
      .replace(/ at position.*$/, ''),
    line: String(line),
  });
}
