import type {
  CreateEnvironmentRequest,
  EnvironmentClass,
} from '@groundwork/plugin-control-plane-common';

/** Steps of the request page, in order. */
export const REQUEST_STEPS = ['class', 'details', 'plan', 'review'] as const;
/** One of {@link REQUEST_STEPS}. */
export type RequestStep = (typeof REQUEST_STEPS)[number];

/** Fields of a draft that people fill in. */
export type DraftFields = {
  class: string;
  component_ref: string;
  tenant_id: string;
  app: string;
  team: string;
  owner: string;
  region: string;
  ttl_hours: number;
  repository: string;
  revision: string;
  note: string;
};

/** A request that is being written. Texts that were not given are empty, and so is a lifetime of 0. */
export type RequestDraft = DraftFields & {
  step: RequestStep;
  /** Makes that sending the same twice requests once. */
  idempotencyKey: string;
  /** What was last sent with that key; another text needs another key. */
  sentBody?: string;
};

/** Why fields are not acceptable, by name. */
export type DraftProblems = Partial<Record<keyof DraftFields, string>>;

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const ENTITY_REF =
  /^([a-z][a-z0-9.+_-]*:)?([A-Za-z0-9._-]+\/)?[A-Za-z0-9._-]+$/;
const REPOSITORY = /^(https:\/\/|ssh:\/\/|git@)[A-Za-z0-9._~:/@%+-]+$/;
const REVISION = /^[A-Za-z0-9_][A-Za-z0-9._/+-]*$/;
const LABEL_HINT =
  'Use lower-case letters, digits and hyphens, with a letter or digit at both ends.';

/** Names of the fields of the details step, in the order in which they stand there. */
export const DETAIL_FIELDS: (keyof DraftFields)[] = [
  'component_ref',
  'tenant_id',
  'app',
  'team',
  'region',
  'owner',
  'ttl_hours',
  'repository',
  'revision',
];

/** Checks a draft as the control plane will, against the same patterns. Pure. */
export function validateDraft(
  draft: DraftFields,
  environmentClass: EnvironmentClass | undefined,
): DraftProblems {
  if (!environmentClass) {
    return { class: 'Choose a class.' };
  }
  return dropAbsent({
    app: checkLabel(draft.app, 'application', 40),
    team: checkLabel(draft.team, 'team', 63),
    region: environmentClass.regions.includes(draft.region)
      ? undefined
      : 'Choose a region.',
    ttl_hours: checkLifetime(draft.ttl_hours, environmentClass),
    owner: checkOptional(
      draft.owner,
      ENTITY_REF,
      200,
      'Give a group or user, as group:default/team-payments.',
    ),
    repository: checkOptional(
      draft.repository,
      REPOSITORY,
      500,
      'Give an address that begins with https://, ssh:// or git@.',
    ),
    revision: checkOptional(
      draft.revision,
      REVISION,
      200,
      'Give a branch, tag or commit.',
    ),
    note:
      draft.note.length > 1000
        ? 'Say it in 1,000 characters or less.'
        : undefined,
  });
}

/** What is sent for a draft; what was not given is left out, so that the control plane fills it in. */
export function toRequestBody(draft: DraftFields): CreateEnvironmentRequest {
  return {
    app: draft.app,
    team: draft.team,
    class: draft.class,
    region: draft.region,
    ttl_hours: draft.ttl_hours || undefined,
    owner: draft.owner || undefined,
    repository: draft.repository || undefined,
    revision: draft.revision || undefined,
    component_ref: draft.component_ref || undefined,
    tenant_id: draft.tenant_id || undefined,
    note: draft.note.trim() || undefined,
  };
}

/** The problems that an answer names, by field; those of fields that the page does not have are left out. */
export function readProblems(
  details: { field: string; message: string }[],
): DraftProblems {
  const problems: DraftProblems = {};
  for (const { field, message } of details) {
    const name = field.replace(/^(\/|body\.|body\/)/, '') as keyof DraftFields;
    if (name === 'class' || name === 'note' || DETAIL_FIELDS.includes(name)) {
      problems[name] ??= asSentence(message);
    }
  }
  return problems;
}

function asSentence(message: string): string {
  const text = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function checkLabel(
  text: string,
  what: string,
  lengthMax: number,
): string | undefined {
  if (!text) {
    return `Name the ${what}.`;
  }
  if (text.length > lengthMax) {
    return `Use at most ${lengthMax} characters.`;
  }
  return DNS_LABEL.test(text) ? undefined : LABEL_HINT;
}

function checkOptional(
  text: string,
  pattern: RegExp,
  lengthMax: number,
  hint: string,
): string | undefined {
  return !text || (text.length <= lengthMax && pattern.test(text))
    ? undefined
    : hint;
}

function checkLifetime(
  hours: number,
  environmentClass: EnvironmentClass,
): string | undefined {
  const max = environmentClass.ttl_hours_max;
  return Number.isInteger(hours) && hours >= 1 && hours <= max
    ? undefined
    : `Choose between 1 and ${max.toLocaleString('en-US')} hours.`;
}

function dropAbsent(problems: DraftProblems): DraftProblems {
  return Object.fromEntries(
    Object.entries(problems).filter(([, message]) => message !== undefined),
  );
}
