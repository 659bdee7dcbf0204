import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box, Text } from '@backstage/ui';
import { RiEditLine, RiLockLine } from '@remixicon/react';
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
import { runtimesTranslationRef } from '../../translation';
import { NamespacesFrame } from '../NamespacesRouter/NamespacesFrame';
import { RulesDialog } from './RulesDialog';
import styles from './NamespaceRulesPage.module.css';

/** How namespaces are named and what metadata they need. */
export function NamespaceRulesPage() {
  const { t } = useTranslationRef(runtimesTranslationRef);
  const query = useNamespaceRules();
  const { value, error, refresh, replace } = query;
  const [isEditing, setIsEditing] = useState(false);
  const refusal = useRefusal(namespaceManagePermission);
  const owned =
    value?.source === 'config'
      ? 'The configuration owns the rules; they are changed there.'
      : undefined;
  return (
    <NamespacesFrame
      open="rules"
      actions={
        value && (
          <ActionButton
            variant="primary"
            iconStart={<RiEditLine />}
            disabledReason={refusal ?? owned}
            onPress={() => setIsEditing(true)}
          >
            {t('actions.editRules')}
          </ActionButton>
        )
      }
    >
      {error && (
        <ErrorPanel
          title="The rules could not be loaded"
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && !value && (
        <SkeletonCards
          count={2}
          height={160}
          isWide
          label="Loading the rules"
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
        aria-label="Template"
      >
        <code className={styles.code}>{rules.template}</code>
        <Text as="p" variant="body-medium" color="secondary">
          As <code>{example}</code>
        </Text>
        <Text as="p" variant="body-medium" color="secondary">
          {rules.source === 'config' && (
            <span className={styles.owned}>
              <RiLockLine aria-hidden="true" />
              Owned by the configuration
            </span>
          )}
          {rules.source === 'api' && rules.updated_at && (
            <>
              Changed <RelativeTime time={rules.updated_at} />
            </>
          )}
        </Text>
      </Box>
      <TabSection
        title="Parts of the name"
        description="Namespaces that are there already keep their names when these change."
      >
        <RuleTable
          label="Parts of the name"
          rules={segments.map(name => ({
            name,
            rule: rules.segments[name],
            isRequired: rules.segments[name]?.required !== false,
            otherwise: 'lower case letters, digits and hyphens',
          }))}
        />
      </TabSection>
      <TabSection title="Metadata" description="Keys without a rule are free.">
        {Object.keys(rules.metadata).length === 0 ? (
          <Text as="p" variant="body-medium" color="secondary">
            No key has a rule.
          </Text>
        ) : (
          <RuleTable
            label="Metadata"
            rules={Object.entries(rules.metadata).map(([name, rule]) => ({
              name,
              rule,
              isRequired: rule.required ?? false,
              otherwise: 'anything',
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

const COLUMNS: ItemColumn<NamedRule>[] = [
  {
    id: 'name',
    label: 'Name',
    role: 'title',
    width: '12rem',
    render: ({ name }) => <code className={styles.name}>{name}</code>,
  },
  {
    id: 'required',
    label: 'Needed',
    width: '7rem',
    render: ({ isRequired }) => (isRequired ? 'Yes' : 'No'),
  },
  {
    id: 'rule',
    label: 'Value',
    render: ({ rule, otherwise }) => (
      <span className={styles.words}>{ruleWords(rule) || otherwise}</span>
    ),
  },
  {
    id: 'description',
    label: 'What people read',
    render: ({ rule }) =>
      rule?.description && (
        <span className={styles.words}>{rule.description}</span>
      ),
  },
];

function RuleTable(props: { label: string; rules: NamedRule[] }) {
  return (
    <ItemTable
      label={props.label}
      columns={COLUMNS}
      items={props.rules}
      idOf={({ name }) => name}
      titleOf={({ name }) => name}
    />
  );
}
