import { useState, type KeyboardEvent } from 'react';
import { Button, Tag, TagGroup, TextField } from '@backstage/ui';
import { useTenancyWords } from '../../translation';
import { describeScope } from './describeScope';
import styles from './ApiKeys.module.css';

/** Props of {@link ScopesField}. */
export type ScopesFieldProps = {
  value: string[];
  onChange: (scopes: string[]) => void;
  /** Scopes that other keys have for the same product. */
  known: string[];
  problem: string | undefined;
};

const LENGTH_MAX = 100;
const SCOPES_MAX = 100;

/** What a key may be used for, as chips that say what each allows where that can be known. */
export function ScopesField(props: ScopesFieldProps) {
  const { value, onChange, known, problem } = props;
  const { t } = useTenancyWords();
  const [text, setText] = useState('');
  const suggestions = known.filter(scope => !value.includes(scope));

  const add = (typed: string) => {
    const added = typed
      .split(/[\s,]+/)
      .map(scope => scope.slice(0, LENGTH_MAX))
      .filter(scope => scope !== '');
    onChange([...new Set([...value, ...added])].slice(0, SCOPES_MAX));
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key === 'Enter' || event.key === ',') && text.trim()) {
      event.preventDefault();
      add(text);
    }
  };

  return (
    <div className={styles.scopesField}>
      <div className={styles.addScope}>
        <TextField
          label={t('apiKeys.scopes')}
          secondaryLabel={t('form.optional')}
          description={t('apiKeys.create.scopesHint')}
          placeholder="scans:read"
          value={text}
          onChange={setText}
          onKeyDown={onKeyDown}
          onBlur={() => text.trim() && add(text)}
          validationBehavior="aria"
          validate={() => problem}
          autoComplete="off"
          spellCheck="false"
          className={styles.scopeText}
        />
      </div>
      {value.length > 0 && (
        <TagGroup
          aria-label={t('apiKeys.create.chosenScopes')}
          onRemove={keys => onChange(value.filter(scope => !keys.has(scope)))}
        >
          {value.map(scope => {
            const words = describeScope(scope, t);
            return (
              <Tag key={scope} id={scope} textValue={scope}>
                <code className={styles.code}>{scope}</code>
                {words && <span className={styles.allows}> {words}</span>}
              </Tag>
            );
          })}
        </TagGroup>
      )}
      {suggestions.length > 0 && (
        <div
          className={styles.suggestions}
          role="group"
          aria-label={t('apiKeys.create.scopesOfOthers')}
        >
          <span className={styles.quiet}>
            {t('apiKeys.create.otherKeysHave')}
          </span>
          {suggestions.slice(0, 8).map(scope => (
            <Button
              key={scope}
              size="small"
              variant="tertiary"
              aria-label={t('apiKeys.create.addScope', { scope })}
              onPress={() => add(scope)}
            >
              + {scope}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
