import { useMemo, useState } from 'react';
import { Box, Text } from '@backstage/ui';
import { LockIcon, SquarePenIcon } from 'lucide-react';
import {
  namespaceManagePermission,
  type NamespaceRules,
  type ValueRule,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  ErrorPanel,
  ItemTable,
  RelativeTime,
  SkeletonCards,
  TabSection,
  type ItemColumn,
} from '@groundwork/plugin-control-plane-react';
import { useNamespaceRules, useRefusal } from '../../hooks';
import { exampleValue, fillTemplate, ruleWords, segmentsOf } from '../../model';
import { useRuntimesWords, type RuntimesWords } from '../../translation';
import { NamespacesFrame } from '../NamespacesRouter/NamespacesFrame';
import { RulesDialog } from './RulesDialog';
import styles from './NamespaceRulesPage.module.css';

/** How namespaces are named and what metadata they need. */
export function NamespaceRulesPage() {
  const { t } = useRuntimesWords();
  const query = useNamespaceRules();
  const { value, error, refresh, replace } = query;
  const [isEditing, setIsEditing] = useState(false);
  const refusal = useRefusal(namespaceManagePermission);
  const owned = value?.source === 'config' ? t('rules.configOwns') : undefined;
  return (
    <NamespacesFrame
      open="rules"
      actions={
        value && (
          <ActionButton
            variant="primary"
            iconStart={<SquarePenIcon />}
            disabledReason={refusal ?? owned}
            onPress={() => setIsEditing(true)}
          >
            {t('actions.editRules')}
          </ActionButton>
        )
      }
    >
      {error && (
        <ErrorPanel title={t('rules.failed')} error={error} onRetry={refresh} />
      )}
      {!error && !value && (
        <SkeletonCards
          count={2}
          height={160}
          isWide
          label={t('rules.loading')}
        />
      )}
      {value && <Rules rules={value} />}
      {value && isEditing && (
        <RulesDialog
          rules={value}
          onDone={replace}
          onClose={() => setIsEditing(false)}
        />
      )}
    </NamespacesFrame>
  );
}

function Rules(props: { rules: NamespaceRules }) {
  const { rules } = props;
  const { t } = useRuntimesWords();
  const segments = segmentsOf(rules.template);
  const example = fillTemplate(
    rules.template,
    Object.fromEntries(
      segments.map(segment => [
        segment,
        exampleValue(segment, rules.segments[segment]),
      ]),
    ),
  );
  return (
    <>
      <Box
        bg="neutral"
        as="section"
        className={styles.template}
        aria-label={t('rules.template')}
      >
        <code className={styles.code}>{rules.template}</code>
        <Text as="p" variant="body-medium" color="secondary">
          {t('rules.example', { example: <code>{example}</code> })}
        </Text>
        <Text as="p" variant="body-medium" color="secondary">
          {rules.source === 'config' && (
            <span className={styles.owned}>
              <LockIcon aria-hidden="true" />
              {t('words.configOwns')}
            </span>
          )}
          {rules.source === 'api' &&
            rules.updated_at &&
            t('rules.changed', {
              time: <RelativeTime time={rules.updated_at} />,
            })}
        </Text>
      </Box>
      <TabSection
        title={t('rules.parts')}
        description={t('rules.partsDescription')}
      >
        <RuleTable
          label={t('rules.parts')}
          rules={segments.map(name => ({
            name,
            rule: rules.segments[name],
            isRequired: rules.segments[name]?.required !== false,
            otherwise: t('rules.labelCharacters'),
          }))}
        />
      </TabSection>
      <TabSection
        title={t('rules.metadata')}
        description={t('rules.metadataDescription')}
      >
        {Object.keys(rules.metadata).length === 0 ? (
          <Text as="p" variant="body-medium" color="secondary">
            {t('rules.noKey')}
          </Text>
        ) : (
          <RuleTable
            label={t('rules.metadata')}
            rules={Object.entries(rules.metadata).map(([name, rule]) => ({
              name,
              rule,
              isRequired: rule.required ?? false,
              otherwise: t('rules.anything'),
            }))}
          />
        )}
      </TabSection>
    </>
  );
}

type NamedRule = {
  name: string;
  rule: ValueRule | undefined;
  isRequired: boolean;
  /** What is asked where the rule asks nothing. */
  otherwise: string;
};

const columnsOf = (t: RuntimesWords): ItemColumn<NamedRule>[] => [
  {
    id: 'name',
    label: t('words.name'),
    role: 'title',
    width: '12rem',
    render: ({ name }) => <code className={styles.name}>{name}</code>,
  },
  {
    id: 'required',
    label: t('rules.needed'),
    width: '7rem',
    render: ({ isRequired }) => (isRequired ? t('words.yes') : t('words.no')),
  },
  {
    id: 'rule',
    label: t('rules.value'),
    render: ({ rule, otherwise }) => (
      <span className={styles.words}>{ruleWords(rule, t) || otherwise}</span>
    ),
  },
  {
    id: 'description',
    label: t('rules.whatPeopleRead'),
    render: ({ rule }) =>
      rule?.description && (
        <span className={styles.words}>{rule.description}</span>
      ),
  },
];

function RuleTable(props: { label: string; rules: NamedRule[] }) {
  const { t } = useRuntimesWords();
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <ItemTable
      label={props.label}
      columns={columns}
      items={props.rules}
      idOf={({ name }) => name}
      titleOf={({ name }) => name}
    />
  );
}
