import type {
  NamespaceCreate,
  NamespaceMemberWrite,
  NamespaceName,
  NamespaceRules,
} from '@groundwork/plugin-control-plane-common';
import type { FormProblems } from '@groundwork/plugin-control-plane-react';
import { segmentsOf } from '../../model';
import type { RuntimesWords } from '../../translation';

/** A key without a rule, and its value. */
export type MetadataPair = { key: string; value: string };

/**
 * What is entered about a namespace; segments and metadata with rules stand beside each other under the names that the
 * control plane uses for what is wrong with them, as `name_components.team`.
 */
export type NamespaceDraft = {
  group_id: string;
  members: NamespaceMemberWrite[];
  /** Metadata without rules. */
  metadata: MetadataPair[];
} & { [segment: `name_components.${string}`]: string } & {
  [key: `metadata.${string}`]: string;
};

const KEY = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** The draft of a namespace that is not there yet. */
export function newNamespaceDraft(
  rules: NamespaceRules,
  members: NamespaceMemberWrite[],
): NamespaceDraft {
  return {
    group_id: '',
    members,
    ...textsOf(
      'name_components',
      Object.fromEntries(
        segmentsOf(rules.template).map(segment => [segment, '']),
      ),
    ),
    ...metadataDraftOf(rules, {}),
  };
}

/** The metadata of a draft: a field for each rule, and pairs for the rest. */
export function metadataDraftOf(
  rules: NamespaceRules,
  metadata: Record<string, string>,
): Pick<NamespaceDraft, 'metadata'> & Record<`metadata.${string}`, string> {
  const ruled = Object.keys(rules.metadata);
  return {
    metadata: Object.entries(metadata)
      .filter(([key]) => !ruled.includes(key))
      .map(([key, value]) => ({ key, value })),
    ...textsOf(
      'metadata',
      Object.fromEntries(ruled.map(key => [key, metadata[key] ?? ''])),
    ),
  };
}

/** The segments of a draft. */
export function componentsOf(
  draft: NamespaceDraft,
  template: string,
): Record<string, string> {
  return Object.fromEntries(
    segmentsOf(template).map(segment => [
      segment,
      (draft[`name_components.${segment}`] ?? '').trim(),
    ]),
  );
}

/** The metadata of a draft; what is empty is left out. */
export function metadataOf(
  draft: Pick<NamespaceDraft, 'metadata'> &
    Record<`metadata.${string}`, string>,
  rules: NamespaceRules,
): Record<string, string> {
  const ruled = Object.keys(rules.metadata).map(key => [
    key,
    draft[`metadata.${key}`] ?? '',
  ]);
  const free = draft.metadata.map(({ key, value }) => [key, value]);
  return Object.fromEntries(
    [...ruled, ...free].filter(([key, value]) => key && value.trim()),
  );
}

/** The namespace that a draft describes. */
export function toNamespaceCreate(
  draft: NamespaceDraft,
  rules: NamespaceRules,
): NamespaceCreate {
  const metadata = metadataOf(draft, rules);
  return {
    name_components: componentsOf(draft, rules.template),
    members: draft.members,
    ...(Object.keys(metadata).length > 0 && { metadata }),
    ...(draft.group_id && { group_id: draft.group_id }),
  };
}

/** What is wrong with metadata, as far as can be told without the control plane. */
export function metadataProblems(
  draft: Pick<NamespaceDraft, 'metadata'> &
    Record<`metadata.${string}`, string>,
  rules: NamespaceRules,
  t: RuntimesWords,
): Record<string, string | undefined> {
  const keys = draft.metadata.map(({ key }) => key);
  const twice = keys.find((key, index) => key && keys.indexOf(key) !== index);
  const bad = draft.metadata.find(({ key, value }) =>
    key === '' ? value !== '' : !KEY.test(key),
  );
  return {
    metadata:
      (twice && t('problems.twice', { key: twice })) ??
      (bad && t('problems.badKey')),
    ...Object.fromEntries(
      Object.entries(rules.metadata).map(([key, rule]) => [
        `metadata.${key}`,
        rule.required && !draft[`metadata.${key}`]?.trim()
          ? t('problems.enter', { field: key })
          : undefined,
      ]),
    ),
  };
}

/** What is wrong with a draft: what can be told at once, and what the preview said of the same draft. */
export function namespaceProblems(
  draft: NamespaceDraft,
  rules: NamespaceRules,
  preview: NamespaceName | undefined,
  t: RuntimesWords,
): FormProblems<NamespaceDraft> {
  const problems: Record<string, string | undefined> = {
    ...metadataProblems(draft, rules, t),
    members: draft.members.length === 0 ? t('problems.noMember') : undefined,
  };
  for (const { field, message } of preview?.problems ?? []) {
    if (Object.hasOwn(draft, field)) {
      problems[field] ??= asSentence(message);
    }
  }
  for (const [segment, text] of Object.entries(
    componentsOf(draft, rules.template),
  )) {
    if (text === '' && rules.segments[segment]?.required !== false) {
      problems[`name_components.${segment}`] = t('problems.enter', {
        field: segment,
      });
    }
  }
  return problems as FormProblems<NamespaceDraft>;
}

/** `is taken` as a sentence. */
export function asSentence(message: string): string {
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function textsOf<TPrefix extends string>(
  prefix: TPrefix,
  texts: Record<string, string>,
): Record<`${TPrefix}.${string}`, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [`${prefix}.${name}`, text]),
  ) as Record<`${TPrefix}.${string}`, string>;
}
