import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Select } from '@backstage/ui';
import useDebounce from 'react-use/esm/useDebounce';
import type {
  NamespaceMemberWrite,
  NamespaceNamePreview,
  NamespaceRules,
  RuntimeGroup,
} from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  runtimesApiRef,
  TabSection,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { useNamePreview } from '../../hooks';
import { atNearestFields, segmentsOf, strategySentence } from '../../model';
import { namespaceRouteRef, namespacesRouteRef } from '../../routes';
import { useRuntimesWords } from '../../translation';
import { MembersField } from './MembersField';
import { MetadataFields } from './MetadataFields';
import {
  componentsOf,
  metadataOf,
  namespaceProblems,
  newNamespaceDraft,
  toNamespaceCreate,
  type NamespaceDraft,
} from './namespaceDraft';
import { NamePreview } from './NamePreview';
import { RuledField } from './RuledField';
import styles from './NamespaceForm.module.css';

const PREVIEW_DELAY_MS = 300;

/** Props of {@link NamespaceForm}. */
export type NamespaceFormProps = {
  rules: NamespaceRules;
  groups: RuntimeGroup[];
  /** Who is a member unless somebody says otherwise. */
  firstMembers: NamespaceMemberWrite[];
};

/** The form that makes a namespace. */
export function NamespaceForm(props: NamespaceFormProps) {
  const { rules, groups, firstMembers } = props;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  const navigate = useNavigate();
  const namespacePath = useRouteRef(namespaceRouteRef);
  const namespacesPath = useRouteRef(namespacesRouteRef)();
  const initial = useMemo(
    () => newNamespaceDraft(rules, firstMembers),
    [rules, firstMembers],
  );
  // Begins empty, so that nothing is asked before something is entered.
  const [asked, setAsked] = useState(() => toPreview(initial, rules));
  const query = useNamePreview(asked);
  const form = useForm<NamespaceDraft, { id: string }>({
    initial,
    validate: draft => namespaceProblems(draft, rules, previewOf(draft), t),
    submit: async draft => {
      try {
        return await api.namespaces.create(toNamespaceCreate(draft, rules));
      } catch (thrown) {
        throw atNearestFields(thrown, draft);
      }
    },
    onDone: ({ id }) => navigate(namespacePath({ id })),
  });
  const { fields } = form;
  useDebounce(() => setAsked(toPreview(fields, rules)), PREVIEW_DELAY_MS, [
    fields,
  ]);

  /** What was said of an older draft says nothing of this one. */
  function previewOf(draft: NamespaceDraft) {
    const isSame =
      JSON.stringify(toPreview(draft, rules)) === JSON.stringify(asked);
    return isSame && !query.isUpdating ? query.value : undefined;
  }

  const group =
    groups.find(({ id }) => id === fields.group_id) ??
    groups.find(each => each.is_default);

  return (
    <form {...form.formProps} className={styles.form}>
      <TabSection
        title={t('words.name')}
        description={t('namespaceForm.nameDescription')}
      >
        <div className={styles.segments}>
          {segmentsOf(rules.template).map(segment => {
            const field = `name_components.${segment}` as const;
            return (
              <RuledField
                key={segment}
                label={segment}
                rule={rules.segments[segment]}
                isRequired={rules.segments[segment]?.required !== false}
                value={fields[field] ?? ''}
                onChange={value =>
                  form.set({ [field]: value } as Partial<NamespaceDraft>)
                }
                validation={form.validation(field)}
              />
            );
          })}
        </div>
        <NamePreview
          template={rules.template}
          components={componentsOf(fields, rules.template)}
          preview={previewOf(fields)}
          query={query}
          fields={fields}
        />
      </TabSection>
      <TabSection title={t('namespaceForm.where')}>
        <Select<'single'>
          label={t('words.group')}
          description={group && strategySentence(group, t)}
          options={groups.map(({ id, title, is_default: isDefault }) => ({
            id,
            label:
              isDefault && title.toLowerCase() !== 'default'
                ? t('namespaceForm.isDefault', { title })
                : title,
          }))}
          value={group?.id ?? null}
          onChange={key => form.set({ group_id: String(key ?? '') })}
          validationBehavior="aria"
          validate={() => form.problem('group_id')}
          className={styles.narrow}
        />
      </TabSection>
      <TabSection
        title={t('members.list')}
        description={t('namespaceForm.membersDescription')}
      >
        <MembersField
          members={fields.members}
          onChange={members => form.set({ members })}
          problem={form.problem('members')}
        />
      </TabSection>
      <TabSection
        title={t('metadata.list')}
        description={t('namespaceForm.metadataDescription')}
      >
        <MetadataFields form={form} rules={rules} />
      </TabSection>
      {form.error && (
        <ErrorPanel title={t('namespaceForm.notCreated')} error={form.error} />
      )}
      <div className={styles.buttons}>
        <ButtonLink href={namespacesPath} variant="secondary">
          {t('actions.cancel')}
        </ButtonLink>
        <Button type="submit" variant="primary" isPending={form.isPending}>
          {t('actions.createNamespace')}
        </Button>
      </div>
    </form>
  );
}

function toPreview(
  draft: NamespaceDraft,
  rules: NamespaceRules,
): NamespaceNamePreview {
  const components = Object.entries(componentsOf(draft, rules.template));
  return {
    name_components: Object.fromEntries(
      components.filter(([, text]) => text !== ''),
    ),
    metadata: metadataOf(draft, rules),
    ...(draft.group_id && { group_id: draft.group_id }),
  };
}
