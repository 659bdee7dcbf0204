import {
  makeValidator,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

const validators = makeValidator();

/**
 * Text that is safe to show in one line: control, formatting and line-breaking characters become spaces, and it is cut
 * after `lengthMax` characters.
 */
export function cleanText(value: string, lengthMax = 500): string {
  const characters = [
    ...value.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim(),
  ];
  return characters.length > lengthMax
    ? `${characters.slice(0, lengthMax - 1).join('')}…`
    : characters.join('');
}

/** The address, normalized, if it is one that may be linked: http or https, and without credentials. */
export function toLinkableUrl(value: string | undefined): string | undefined {
  if (!value || !URL.canParse(value)) {
    return undefined;
  }
  const url = new URL(value);
  return ['http:', 'https:'].includes(url.protocol) &&
    !url.username &&
    !url.password
    ? url.href
    : undefined;
}

/** The full entity reference, if it is a legal one. */
export function toEntityRef(
  value: string | undefined,
  defaults: { defaultKind: string; defaultNamespace?: string },
): string | undefined {
  if (!value) {
    return undefined;
  }
  try {
    const ref = parseEntityRef(value, {
      defaultNamespace: 'default',
      ...defaults,
    });
    return validators.isValidKind(ref.kind) &&
      validators.isValidNamespace(ref.namespace) &&
      validators.isValidEntityName(ref.name)
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The values that are legal tags, each once. */
export function toTags(values: string[]): string[] {
  return [...new Set(values)].filter(validators.isValidTag);
}

/** The entries whose value is a legal, non-empty label value. */
export function toLabels(
  labels: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).filter(
      ([, value]) => value && validators.isValidLabelValue(value),
    ),
  );
}
