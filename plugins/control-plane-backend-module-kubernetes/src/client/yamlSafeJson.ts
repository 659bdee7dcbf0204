const notAscii = /[\u007f-\ud7ff\ue000-\uffff]/g;

/**
 * Writes JSON for who reads it as YAML, as the API server reads what is applied: there, some characters are line breaks
 * or not allowed, and an escaped pair of surrogates is no character.
 */
export function yamlSafeJson(value: object): string {
  return JSON.stringify(value).replace(
    notAscii,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
