import type {
  CreateEnvironmentRequest,
  EnvironmentClass,
} from '@groundwork/plugin-control-plane-common';
import { formatNumber } from '@groundwork/plugin-control-plane-react';
import type { EnvironmentsWords } from '../translation';
import {
  readParameterFields,
  toParameters,
  type ParameterValues,
} from './parameterFields';

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
  /** By the schema of the class. */
  parameters: ParameterValues;
};

/** A request that is being written. Texts that were not given are empty, and so is a lifetime of 0. */
export type RequestDraft = DraftFields & {
  step: RequestStep;
  /** Makes that sending the same twice requests once. */
  idempotencyKey: string;
  /** What was last sent with that key; another text needs another key. */
  sentBody?: string;
  /** Id of the environment that it is to be like; empty for none. */
  clonedFrom: string;
};

/** Whether nothing was filled in yet beside what the page was opened with. */
export function isSameDraft(draft: RequestDraft, other: RequestDraft): boolean {
  const fieldsOf = ({
    idempotencyKey: _key,
    sentBody: _body,
    step: _step,
    ...fields
  }: RequestDraft) => fields;
  return (
    JSON.stringify(sorted(fieldsOf(draft))) ===
    JSON.stringify(sorted(fieldsOf(other)))
  );
}

function sorted(fields: Record<string, unknown>): [string, unknown][] {
  return Object.entries(fields).toSorted(([a], [b]) => a.localeCompare(b));
}

/** What a draft begins with. */
export type InitialDraft = Partial<DraftFields> &
  Partial<Pick<RequestDraft, 'clonedFrom'>>;

/** A field of a draft, or a parameter by its name. */
export type DraftField = keyof DraftFields | `parameters.${string}`;

/** Whether a name is that of a parameter. */
export function isParameterField(
  field: string,
): field is `parameters.${string}` {
  return field.startsWith('parameters.');
}

/** Why fields are not acceptable, by name. */
export type DraftProblems = Partial<Record<DraftField, string>>;

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const ENTITY_REF =
  /^([a-z][a-z0-9.+_-]*:)?([A-Za-z0-9._-]+\/)?[A-Za-z0-9._-]+$/;
const REPOSITORY = /^(https:\/\/|ssh:\/\/|git@)[A-Za-z0-9._~:/@%+-]+$/;
const REVISION = /^[A-Za-z0-9_][A-Za-z0-9._/+-]*$/;
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
  'parameters',
];

/** The longest names and texts, as in the contract. */
const LENGTH_MAX = {
  app: 40,
  team: 63,
  owner: 200,
  repository: 500,
  revision: 200,
  note: 1000,
};

/** Checks a draft as the control plane will, against the same patterns. Pure. */
export function validateDraft(
  draft: DraftFields,
  environmentClass: EnvironmentClass | undefined,
  t: EnvironmentsWords,
): DraftProblems {
  if (!environmentClass) {
    return { class: t('draftProblems.chooseClass') };
  }
  const max = environmentClass.ttl_hours_max;
  return dropAbsent({
    tenant_id: checkAvailability(environmentClass, t),
    app: draft.app
      ? checkLabel(draft.app, LENGTH_MAX.app, t)
      : t('draftProblems.nameApp'),
    team: draft.team
      ? checkLabel(draft.team, LENGTH_MAX.team, t)
      : t('draftProblems.nameTeam'),
    region: environmentClass.regions.includes(draft.region)
      ? undefined
      : t('draftProblems.chooseRegion'),
    ttl_hours: isWhole(draft.ttl_hours, max)
      ? undefined
      : t('draftProblems.lifetime', { max: formatNumber(max) }),
    owner: isOptional(draft.owner, ENTITY_REF, LENGTH_MAX.owner)
      ? undefined
      : t('draftProblems.owner'),
    repository: isOptional(draft.repository, REPOSITORY, LENGTH_MAX.repository)
      ? undefined
      : t('draftProblems.repository'),
    revision: isOptional(draft.revision, REVISION, LENGTH_MAX.revision)
      ? undefined
      : t('draftProblems.revision'),
    note:
      draft.note.length > LENGTH_MAX.note
        ? t('draftProblems.note', { max: formatNumber(LENGTH_MAX.note) })
        : undefined,
  });
}

/** What is sent for a draft; what was not given is left out, so that the control plane fills it in. */
export function toRequestBody(
  draft: DraftFields,
  environmentClass: Pick<EnvironmentClass, 'parameters_schema'> | undefined,
): CreateEnvironmentRequest {
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
    parameters: toParameters(
      readParameterFields(environmentClass?.parameters_schema),
      draft.parameters,
    ),
  };
}

/** The problems that an answer names, by field; those of fields that the page does not have are left out. */
export function readProblems(
  details: { field: string; message: string }[],
): DraftProblems {
  const problems: DraftProblems = {};
  for (const { field, message } of details) {
    const path = field.replace(/^(\/|body\.|body\/)/, '').split(/[./]/);
    const name = path[0] as keyof DraftFields;
    if (name === 'parameters' && path.length > 1) {
      problems[`parameters.${path[1]}`] ??= asSentence(message);
    } else if (
      name === 'class' ||
      name === 'note' ||
      DETAIL_FIELDS.includes(name)
    ) {
      problems[name] ??= asSentence(message);
    }
  }
  return problems;
}

function asSentence(message: string): string {
  const text = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function checkAvailability(
  { availability }: EnvironmentClass,
  t: EnvironmentsWords,
): string | undefined {
  return availability && !availability.allowed
    ? asSentence(availability.reason ?? t('draftProblems.notAvailable'))
    : undefined;
}

function checkLabel(
  text: string,
  max: number,
  t: EnvironmentsWords,
): string | undefined {
  if (text.length > max) {
    return t('draftProblems.tooLong', { max: formatNumber(max) });
  }
  return DNS_LABEL.test(text) ? undefined : t('draftProblems.label');
}

function isOptional(text: string, pattern: RegExp, max: number): boolean {
  return !text || (text.length <= max && pattern.test(text));
}

function isWhole(hours: number, max: number): boolean {
  return Number.isInteger(hours) && hours >= 1 && hours <= max;
}

function dropAbsent(problems: DraftProblems): DraftProblems {
  return Object.fromEntries(
    Object.entries(problems).filter(([, message]) => message !== undefined),
  );
}
