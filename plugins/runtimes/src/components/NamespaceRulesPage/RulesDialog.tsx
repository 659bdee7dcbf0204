import { useApi } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Button,
  ButtonIcon,
  TextField,
} from '@backstage/ui';
import { PlusIcon, XIcon } from 'lucide-react';
import type { NamespaceRules } from '@groundwork/plugin-control-plane-common';
import {
  FieldProblem,
  FormDialog,
  runtimesApiRef,
  useForm,
  type Form,
} from '@groundwork/plugin-control-plane-react';
import {
  atNearestFields,
  exampleValue,
  fillTemplate,
  segmentsOf,
} from '../../model';
import { useRuntimesWords } from '../../translation';
import { RuleFields } from './RuleFields';
import {
  emptyRule,
  readValues,
  rulesDraftOf,
  rulesProblems,
  toRulesWrite,
  type RulesDraft,
} from './rulesDraft';
import styles from './NamespaceRulesPage.module.css';

/** Props of {@link RulesDialog}. */
export type RulesDialogProps = {
  rules: NamespaceRules;
  onDone: (rules: NamespaceRules) => void;
  onClose: () => void;
};

/** Sets the template, the rules of its parts and those of metadata, with an example as one types. */
export function RulesDialog(props: RulesDialogProps) {
  const { rules, onDone, onClose } = props;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  const form = useForm({
    initial: rulesDraftOf(rules),
    validate: draft => rulesProblems(draft, t),
    submit: async draft => {
      try {
        return await api.namespaces.setRules(toRulesWrite(draft));
      } catch (thrown) {
        throw atNearestFields(thrown, draft);
      }
    },
    onDone: changed => {
      onDone(changed);
      onClose();
    },
  });
  const { fields } = form;
  return (
    <FormDialog
      title={t('actions.editRules')}
      form={form}
      submitLabel={t('actions.save')}
      errorTitle={t('rules.notChanged')}
      width={640}
      onClose={onClose}
    >
      <TextField
        label={t('rules.template')}
        description={t('rules.templateDescription')}
        value={fields.template}
        onChange={template => form.set({ template })}
        isRequired
        autoComplete="off"
        spellCheck="false"
        className={styles.mono}
        {...form.validation('template')}
      />
      <p className={styles.quiet}>
        {t('rules.keepNames', { example: <code>{exampleOf(fields)}</code> })}
      </p>
      <SegmentRules form={form} />
      <FieldProblem>{form.problem('segments')}</FieldProblem>
      <MetadataRules form={form} />
      <FieldProblem>{form.problem('metadata')}</FieldProblem>
    </FormDialog>
  );
}

function SegmentRules(props: { form: Form<RulesDraft> }) {
  const { t } = useRuntimesWords();
  const { form } = props;
  const { template, segments } = form.fields;
  return (
    <>
      {segmentsOf(template).map(name => (
        <Accordion key={name} className={styles.fold}>
          <AccordionTrigger>
            <span className={styles.foldTitle}>
              {t('rules.part', { name: <code>{name}</code> })}
            </span>
          </AccordionTrigger>
          <AccordionPanel>
            <RuleFields
              name={name}
              rule={segments[name] ?? emptyRule(true)}
              onChange={rule =>
                form.set({ segments: { ...segments, [name]: rule } })
              }
            />
          </AccordionPanel>
        </Accordion>
      ))}
    </>
  );
}

function MetadataRules(props: { form: Form<RulesDraft> }) {
  const { t } = useRuntimesWords();
  const { form } = props;
  const { metadata } = form.fields;
  const change = (at: number, part: Partial<RulesDraft['metadata'][number]>) =>
    form.set({
      metadata: metadata.map((each, index) =>
        index === at ? { ...each, ...part } : each,
      ),
    });
  return (
    <>
      {metadata.map(({ key, rule }, index) => {
        const name = key || t('rules.keyName', { number: String(index + 1) });
        return (
          // Keys have no names of their own while they are typed.
          <Accordion
            key={index}
            className={styles.fold}
            defaultExpanded={key === ''}
          >
            <AccordionTrigger>
              <span className={styles.foldTitle}>
                {t('rules.metadataOf', { name: <code>{name}</code> })}
              </span>
            </AccordionTrigger>
            <AccordionPanel>
              <div className={styles.key}>
                <TextField
                  label={t('metadata.key')}
                  value={key}
                  onChange={typed => change(index, { key: typed.trim() })}
                  autoComplete="off"
                  spellCheck="false"
                  className={styles.grow}
                />
                <ButtonIcon
                  size="small"
                  variant="tertiary"
                  icon={<XIcon />}
                  aria-label={t('rules.removeRule', { name })}
                  onPress={() =>
                    form.set({
                      metadata: metadata.filter((_, at) => at !== index),
                    })
                  }
                />
              </div>
              <RuleFields
                name={name}
                rule={rule}
                onChange={changed => change(index, { rule: changed })}
              />
            </AccordionPanel>
          </Accordion>
        );
      })}
      <div>
        <Button
          size="small"
          variant="tertiary"
          iconStart={<PlusIcon />}
          onPress={() =>
            form.set({
              metadata: [...metadata, { key: '', rule: emptyRule(true) }],
            })
          }
        >
          {t('rules.addRule')}
        </Button>
      </div>
    </>
  );
}

/** A name that the draft would make. */
function exampleOf({ template, segments }: RulesDraft): string {
  return fillTemplate(
    template,
    Object.fromEntries(
      segmentsOf(template).map(name => [
        name,
        exampleValue(name, {
          required: true,
          values: segments[name] && valuesOf(segments[name].values),
        }),
      ]),
    ),
  );
}

function valuesOf(text: string): string[] | undefined {
  const values = readValues(text);
  return values.length > 0 ? values : undefined;
}
