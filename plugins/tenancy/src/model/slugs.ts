import type { TenancyWords } from '../translation';

const SLUG = /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/;
const SLUG_LENGTH_MAX = 40;
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const LABEL_LENGTH_MAX = 63;

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
export function slugProblem(slug: string, t: TenancyWords): string | undefined {
  if (slug === '') {
    return t('form.problems.noSlug');
  }
  if (slug.length < 3 || slug.length > SLUG_LENGTH_MAX) {
    return t('form.problems.slugLength', { max: String(SLUG_LENGTH_MAX) });
  }
  return SLUG.test(slug) ? undefined : t('form.problems.letters');
}

/** What is wrong with a name that is part of addresses, as that of a project or a service account. */
export function labelProblem(
  label: string,
  t: TenancyWords,
): string | undefined {
  if (label === '') {
    return t('form.problems.noLabel');
  }
  if (label.length > LABEL_LENGTH_MAX) {
    return lengthProblem(label, t, LABEL_LENGTH_MAX);
  }
  return LABEL.test(label) ? undefined : t('form.problems.letters');
}

const TEXT_LENGTH_MAX = 255;

/** What is wrong with a text that has to be there, as a name. */
export function textProblem(
  text: string,
  missing: 'noName' | 'noPlan',
  t: TenancyWords,
): string | undefined {
  return text.trim() === ''
    ? t(`form.problems.${missing}`)
    : lengthProblem(text, t);
}

/** What is wrong with the length of a text that may be empty. */
export function lengthProblem(
  text: string,
  t: TenancyWords,
  max = TEXT_LENGTH_MAX,
): string | undefined {
  return text.length > max
    ? t('form.problems.textLength', { max: String(max) })
    : undefined;
}
