import { formatInSentence } from '@groundwork/plugin-control-plane-react';
import type { RuntimesWords } from '../translation';

/** A JSON Schema, as far as forms are built from it. */
type Schema = {
  type?: unknown;
  const?: unknown;
  enum?: unknown;
  format?: unknown;
  writeOnly?: unknown;
  description?: unknown;
  default?: unknown;
  minimum?: unknown;
  maximum?: unknown;
  maxLength?: unknown;
  properties?: unknown;
  required?: unknown;
};

/** How a setting is entered: `code` is what no field is simple enough for, as JSON. */
export type SettingKind =
  'text' | 'secret' | 'lines' | 'number' | 'switch' | 'choice' | 'code';

/** One setting of a connection. */
export type ConnectionSetting = {
  /** Its name in a form and in what the control plane says of it, as `connection_config.auth.token`. */
  field: string;
  /** Where it stands in the connection, as `['auth', 'token']`. */
  path: string[];
  kind: SettingKind;
  label: string;
  /** What the schema says of it. */
  description: string;
  /** Whether there is no connection without it. */
  isRequired: boolean;
  /** Whether it is worth a place before somebody asks for more. */
  isProminent: boolean;
  /** Of `choice`. */
  options?: string[];
  /** What holds when nothing is entered, as text. */
  fallback?: string;
};

/** What is entered, by the names of the settings. */
export type ConnectionDraft = Record<string, string>;

/** Name of a connection in a form and in what the control plane says of it as a whole. */
export const CONNECTION_FIELD = 'connection_config';

const DEPTH_MAX = 3;
const SECRET = /token|password|passphrase|secret|credential/i;
const LINES = /kubeconfig|private_?key|ca_?data|certificate|known_?hosts|pem$/i;

/** The settings of a connection, simple ones first; a schema that is no object gives one field for all of it. */
export function settingsOf(
  schema: object,
  t: RuntimesWords,
): ConnectionSetting[] {
  const settings = collect(schema as Schema, [], true, t);
  return settings.length > 0
    ? [...settings].sort(
        (one, other) => Number(other.isProminent) - Number(one.isProminent),
      )
    : [
        {
          field: CONNECTION_FIELD,
          path: [],
          kind: 'code',
          label: t('connection.title'),
          description: t('connection.asJson'),
          isRequired: true,
          isProminent: true,
        },
      ];
}

/** The draft of a connection of which nothing is known: what is stored is never answered. */
export function emptyDraft(settings: ConnectionSetting[]): ConnectionDraft {
  return Object.fromEntries(settings.map(({ field }) => [field, '']));
}

/** Whether something was entered. */
export function isEntered(
  settings: ConnectionSetting[],
  draft: ConnectionDraft,
): boolean {
  return settings.some(({ field }) => (draft[field] ?? '').trim() !== '');
}

/** What is wrong with what was entered, as far as can be told without the control plane. */
export function connectionProblems(
  settings: ConnectionSetting[],
  draft: ConnectionDraft,
  t: RuntimesWords,
): Record<string, string | undefined> {
  return Object.fromEntries(
    settings.map(setting => [
      setting.field,
      settingProblem(setting, draft[setting.field] ?? '', t),
    ]),
  );
}

/** The connection that was entered; settings without a value are left out. */
export function toConnectionConfig(
  settings: ConnectionSetting[],
  draft: ConnectionDraft,
): Record<string, unknown> {
  const config: Record<string, unknown> = {};
  for (const setting of settings) {
    const value = readSetting(setting, draft[setting.field] ?? '');
    if (value === undefined) {
      continue;
    }
    if (setting.path.length === 0) {
      return value as Record<string, unknown>;
    }
    let part = config;
    for (const name of setting.path.slice(0, -1)) {
      part[name] ??= {};
      part = part[name] as Record<string, unknown>;
    }
    part[setting.path[setting.path.length - 1]] = value;
  }
  return config;
}

function collect(
  schema: Schema,
  path: string[],
  isNeeded: boolean,
  t: RuntimesWords,
): ConnectionSetting[] {
  const properties = Object.entries(
    (schema.properties ?? {}) as Record<string, Schema>,
  );
  const required = Array.isArray(schema.required) ? schema.required : [];
  return properties.flatMap(([name, property]) => {
    const inner = [...path, name];
    const isRequired = isNeeded && required.includes(name);
    return property.type === 'object' &&
      property.properties &&
      inner.length < DEPTH_MAX
      ? collect(property, inner, isRequired, t)
      : [toSetting(property, inner, isRequired, t)];
  });
}

function toSetting(
  schema: Schema,
  path: string[],
  isRequired: boolean,
  t: RuntimesWords,
): ConnectionSetting {
  const name = path[path.length - 1];
  const kind = kindOf(name, schema);
  return {
    field: [CONNECTION_FIELD, ...path].join('.'),
    path,
    kind,
    label: path.map(part => toWords(part, t)).join(': '),
    description:
      typeof schema.description === 'string' ? `${schema.description}.` : '',
    isRequired,
    isProminent: path.length === 1 && kind !== 'code',
    ...(kind === 'choice' && {
      options: (schema.enum as unknown[]).map(String),
    }),
    ...(schema.default !== undefined &&
      typeof schema.default !== 'object' && {
        fallback: String(schema.default),
      }),
  };
}

function kindOf(name: string, schema: Schema): SettingKind {
  if (Array.isArray(schema.enum)) {
    return 'choice';
  }
  if (schema.type === 'boolean') {
    return 'switch';
  }
  if (schema.type === 'number' || schema.type === 'integer') {
    return 'number';
  }
  if (schema.type !== 'string') {
    return 'code';
  }
  if (LINES.test(name)) {
    return 'lines';
  }
  return schema.format === 'password' ||
    schema.writeOnly === true ||
    SECRET.test(name)
    ? 'secret'
    : 'text';
}

function settingProblem(
  setting: ConnectionSetting,
  text: string,
  t: RuntimesWords,
): string | undefined {
  if (text.trim() === '') {
    return setting.isRequired && setting.fallback === undefined
      ? t('problems.enter', { field: formatInSentence(setting.label) })
      : undefined;
  }
  if (setting.kind === 'number' && !Number.isFinite(Number(text))) {
    return t('problems.number');
  }
  if (setting.kind === 'code') {
    try {
      JSON.parse(text);
    } catch {
      return t('problems.json');
    }
  }
  return undefined;
}

function readSetting(setting: ConnectionSetting, text: string): unknown {
  if (text.trim() === '') {
    return undefined;
  }
  switch (setting.kind) {
    case 'number':
      return Number(text);
    case 'switch':
      return text === 'true';
    case 'code':
      return JSON.parse(text);
    case 'lines':
      // Keys and certificates end with a line break, which a text area may lose.
      return `${text.trimEnd()}\n`;
    default:
      return text.trim();
  }
}

/** `pollInterval` and `ca_data` as words: those that many have by messages, the others as the schema names them. */
function toWords(name: string, t: RuntimesWords): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  switch (words) {
    case 'url':
      return t('connection.settings.url');
    case 'web url':
      return t('connection.settings.webUrl');
    case 'ca data':
      return t('connection.settings.caData');
    case 'repo url':
      return t('connection.settings.repoUrl');
    case 'api url':
      return t('connection.settings.apiUrl');
    case 'argocd':
      return 'Argo CD';
    default:
      return words.charAt(0).toUpperCase() + words.slice(1);
  }
}
