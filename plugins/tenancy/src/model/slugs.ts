const SLUG = /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/;
const SLUG_LENGTH_MAX = 40;
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const LABEL_LENGTH_MAX = 63;
const LETTERS =
  'Use lower-case letters, digits and hyphens; begin and end with a letter or digit.';

/** A slug made of a name, as `acme-corporation` of "Acme Corporation". Empty when nothing of the name can be in one. */
export function suggestSlug(name: string, lengthMax = SLUG_LENGTH_MAX): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, lengthMax)
    .replace(/^-+|-+$/g, '');
}

/** What is wrong with the slug of a tenant. */
export function slugProblem(slug: string): string | undefined {
  if (slug === '') {
    return 'Enter a slug.';
  }
  if (slug.length < 3 || slug.length > SLUG_LENGTH_MAX) {
    return `Use 3 to ${SLUG_LENGTH_MAX} characters.`;
  }
  return SLUG.test(slug) ? undefined : LETTERS;
}

/** What is wrong with a name that is part of addresses, as that of a project or a service account. */
export function labelProblem(label: string): string | undefined {
  if (label === '') {
    return 'Enter a name for addresses.';
  }
  if (label.length > LABEL_LENGTH_MAX) {
    return `Use at most ${LABEL_LENGTH_MAX} characters.`;
  }
  return LABEL.test(label) ? undefined : LETTERS;
}

const TEXT_LENGTH_MAX = 255;

/** What is wrong with a text that has to be there, as a name. */
export function textProblem(text: string, what: string): string | undefined {
  if (text.trim() === '') {
    return `Enter ${what}.`;
  }
  return text.length > TEXT_LENGTH_MAX
    ? `Use at most ${TEXT_LENGTH_MAX} characters.`
    : undefined;
}
