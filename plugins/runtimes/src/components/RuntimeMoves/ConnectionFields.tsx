import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  NumberField,
  PasswordField,
  Select,
  Switch,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import {
  FieldProblem,
  type Form,
} from '@groundwork/plugin-control-plane-react';
import { CONNECTION_FIELD, type ConnectionSetting } from '../../model';
import { useRuntimesWords, type RuntimesWords } from '../../translation';
import type { RuntimeDraft } from './runtimeDraft';
import styles from './RuntimeMoves.module.css';

/** Props of {@link ConnectionFields}. */
export type ConnectionFieldsProps = {
  settings: ConnectionSetting[];
  form: Form<RuntimeDraft>;
};

/** A field per setting of a connection; those that are seldom needed stand behind a fold. */
export function ConnectionFields(props: ConnectionFieldsProps) {
  const { settings, form } = props;
  const { t } = useRuntimesWords();
  const prominent = settings.filter(({ isProminent }) => isProminent);
  const others = settings.filter(({ isProminent }) => !isProminent);
  const hasProblem = others.some(({ field }) => form.problem(field));
  const isWhole = settings.some(({ field }) => field === CONNECTION_FIELD);
  return (
    <div
      className={styles.settings}
      role="group"
      aria-label={t('connection.title')}
    >
      {prominent.map(setting => (
        <SettingField key={setting.field} setting={setting} form={form} />
      ))}
      {others.length > 0 && (
        <Accordion
          className={styles.more}
          // What is wrong has to be seen.
          key={String(hasProblem)}
          defaultExpanded={hasProblem}
        >
          <AccordionTrigger>
            <span className={styles.moreTitle}>{t('connection.more')}</span>
          </AccordionTrigger>
          <AccordionPanel>
            <div className={styles.settings}>
              {others.map(setting => (
                <SettingField
                  key={setting.field}
                  setting={setting}
                  form={form}
                />
              ))}
            </div>
          </AccordionPanel>
        </Accordion>
      )}
      {!isWhole && (
        <FieldProblem>{form.problem(CONNECTION_FIELD)}</FieldProblem>
      )}
    </div>
  );
}

function SettingField(props: {
  setting: ConnectionSetting;
  form: Form<RuntimeDraft>;
}) {
  const { setting, form } = props;
  const { t } = useRuntimesWords();
  const { field, label, options = [], fallback, isRequired } = setting;
  const value = form.fields[field] ?? '';
  const common = {
    label,
    description: describe(setting, t),
    isRequired: isRequired && fallback === undefined,
    ...form.validation(field),
  };
  const change = (text: string) => form.set({ [field]: text });
  const plain = { autoComplete: 'off', spellCheck: 'false' } as const;
  switch (setting.kind) {
    case 'secret':
      return (
        <PasswordField
          {...common}
          autoComplete="new-password"
          value={value}
          onChange={change}
        />
      );
    case 'lines':
    case 'code':
      return (
        <TextAreaField
          {...common}
          {...plain}
          className={styles.code}
          rows={setting.kind === 'lines' ? 5 : 3}
          value={value}
          onChange={change}
        />
      );
    case 'number':
      return (
        <NumberField
          {...common}
          value={value === '' ? NaN : Number(value)}
          onChange={number =>
            change(Number.isNaN(number) ? '' : String(number))
          }
        />
      );
    case 'switch':
      return (
        <div className={styles.switch}>
          <Switch
            label={label}
            isSelected={value === '' ? fallback === 'true' : value === 'true'}
            onChange={isOn => change(switchText(isOn, fallback))}
          />
          <span className={styles.quiet}>{setting.description}</span>
          <FieldProblem>{form.problem(field)}</FieldProblem>
        </div>
      );
    case 'choice':
      return (
        <Select<'single'>
          label={label}
          description={setting.description}
          options={options.map(option => ({
            id: option,
            label: option.replaceAll('_', ' '),
          }))}
          value={value || fallback || null}
          onChange={key => change(String(key ?? ''))}
          validationBehavior="aria"
          validate={() => form.problem(field)}
        />
      );
    default:
      return (
        <TextField {...common} {...plain} value={value} onChange={change} />
      );
  }
}

function describe(
  { description, fallback, kind }: ConnectionSetting,
  t: RuntimesWords,
): string {
  return [
    description,
    kind === 'code' && t('connection.asJson'),
    fallback !== undefined && t('connection.whenEmpty', { value: fallback }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What is off by itself is left out. */
function switchText(isOn: boolean, fallback: string | undefined): string {
  if (isOn) {
    return 'true';
  }
  return fallback === 'true' ? 'false' : '';
}
