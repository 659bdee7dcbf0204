import { useApi } from '@backstage/frontend-plugin-api';
import {
  NumberField,
  Radio,
  RadioGroup,
  Select,
  Switch,
  TextField,
} from '@backstage/ui';
import type {
  OrchestrationStrategy,
  RuntimeGroup,
} from '@groundwork/plugin-control-plane-common';
import {
  FieldProblem,
  FormDialog,
  runtimesApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { useAllRuntimes } from '../../hooks';
import { atNearestFields } from '../../model';
import { useRuntimesWords } from '../../translation';
import { GroupMembersField } from './GroupMembersField';
import {
  groupDraftOf,
  groupProblems,
  toGroupCreate,
  toGroupUpdate,
} from './groupDraft';
import styles from './GroupsPage.module.css';

/** Props of {@link GroupDialog}. */
export type GroupDialogProps = {
  /** A new one is made when absent. */
  group?: RuntimeGroup;
  /** Whether there is no other group. */
  isFirst?: boolean;
  onDone: () => void;
  onClose: () => void;
};

/** Changes of members stand at one field. */
const MEMBER_FIELDS = {
  add_environments: 'environments',
  remove_environment_ids: 'environments',
};

/** Makes or changes a group: which runtime environments, in what order, how many at once. */
export function GroupDialog(props: GroupDialogProps) {
  const { group, isFirst = false, onDone, onClose } = props;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  const runtimes = useAllRuntimes();
  const form = useForm({
    initial: groupDraftOf(group, isFirst),
    validate: draft => groupProblems(draft, t),
    submit: async draft => {
      try {
        if (!group) {
          return await api.runtimes.createGroup(toGroupCreate(draft));
        }
        const change = toGroupUpdate(group, draft);
        return change
          ? await api.runtimes.updateGroup(group.id, change)
          : group;
      } catch (thrown) {
        throw atNearestFields(thrown, draft, MEMBER_FIELDS);
      }
    },
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const { fields } = form;
  const chosen = (runtimes.value ?? []).filter(({ id }) =>
    fields.environments.includes(id),
  );
  const isDefaultForGood = group ? group.is_default : isFirst;
  return (
    <FormDialog
      title={
        group
          ? t('actions.editOf', { name: group.title })
          : t('actions.createGroup')
      }
      form={form}
      submitLabel={group ? t('actions.save') : t('actions.createGroup')}
      errorTitle={
        group ? t('groupDialog.notChanged') : t('groupDialog.notCreated')
      }
      width={600}
      onClose={onClose}
    >
      {!group && (
        <TextField
          label={t('words.name')}
          description={t('groupDialog.nameDescription')}
          value={fields.name}
          onChange={name => form.set({ name: name.toLowerCase() })}
          isRequired
          autoComplete="off"
          spellCheck="false"
          {...form.validation('name')}
        />
      )}
      <TextField
        label={t('words.title')}
        description={group ? undefined : t('words.optionalTitle')}
        value={fields.title}
        onChange={title => form.set({ title })}
        autoComplete="off"
        {...form.validation('title')}
      />
      <GroupMembersField
        runtimes={runtimes}
        chosen={fields.environments}
        onChange={environments => form.set({ environments })}
        problem={form.problem('environments')}
      />
      <RadioGroup
        label={t('groupDialog.order')}
        value={fields.orchestration_strategy}
        onChange={strategy =>
          form.set({
            orchestration_strategy: strategy as OrchestrationStrategy,
          })
        }
        validationBehavior="aria"
        validate={() => form.problem('orchestration_strategy')}
      >
        <Radio value="replicate">{t('groupDialog.replicate')}</Radio>
        <Radio value="canary">{t('groupDialog.canary')}</Radio>
      </RadioGroup>
      {fields.orchestration_strategy === 'canary' && (
        <div>
          <Select<'single'>
            label={t('groupDialog.first')}
            isRequired
            placeholder={
              chosen.length === 0
                ? t('groupDialog.chooseRuntimes')
                : t('groupDialog.chooseFirst')
            }
            options={chosen.map(({ id, title }) => ({ id, label: title }))}
            value={
              fields.environments.includes(fields.canary_environment_id)
                ? fields.canary_environment_id
                : null
            }
            onChange={key =>
              form.set({ canary_environment_id: String(key ?? '') })
            }
            validationBehavior="aria"
            validate={() => form.problem('canary_environment_id')}
          />
          {/* A choice without a value never says what is wrong with it. */}
          <FieldProblem>
            {fields.environments.includes(fields.canary_environment_id)
              ? undefined
              : form.problem('canary_environment_id')}
          </FieldProblem>
        </div>
      )}
      <NumberField
        label={t('groups.limit')}
        description={t('groupDialog.limitDescription')}
        minValue={1}
        value={
          fields.concurrency_limit === ''
            ? NaN
            : Number(fields.concurrency_limit)
        }
        onChange={limit =>
          form.set({
            concurrency_limit: Number.isNaN(limit) ? '' : String(limit),
          })
        }
        {...form.validation('concurrency_limit')}
      />
      <div className={styles.switch}>
        <Switch
          label={t('groupDialog.default')}
          isSelected={fields.is_default}
          isDisabled={isDefaultForGood}
          onChange={isDefault => form.set({ is_default: isDefault })}
        />
        <span className={styles.quiet}>
          {isDefaultForGood
            ? t('groupDialog.isDefault')
            : t('groupDialog.becomesDefault')}
        </span>
        <FieldProblem>{form.problem('is_default')}</FieldProblem>
      </div>
    </FormDialog>
  );
}
