import { useApi } from '@backstage/frontend-plugin-api';
import {
  controlPlaneApiRef,
  DayField,
  FormDialog,
  MemberPicker,
  useApprovalSubstitutes,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { absenceProblem, absenceTimes, dayOf } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { ReasonField } from '../ReasonField';
import { SubstituteList } from './SubstituteList';
import styles from './AwayDialog.module.css';

/** Lets somebody decide while one is away, and shows who does for whom. */
export function AwayDialog(props: { onClose: () => void }) {
  const { onClose } = props;
  const { t } = useEnvironmentsWords();
  const api = useApi(controlPlaneApiRef);
  const substitutes = useApprovalSubstitutes();
  const today = dayOf(new Date());
  const form = useForm({
    initial: { substitute: '', from: today, until: '', reason: '' },
    validate: fields => {
      const problem = absenceProblem(fields, new Date());
      return {
        substitute: fields.substitute ? undefined : t('away.choosePerson'),
        until: problem && t(`away.${problem}`),
      };
    },
    submit: ({ substitute, reason, ...days }) => {
      const { from, until = '' } = absenceTimes(days, new Date());
      return api.approvals.createSubstitute({
        substitute,
        until,
        ...(from && { from }),
        ...(reason.trim() && { reason: reason.trim() }),
      });
    },
    onDone: created => {
      substitutes.replace({
        ...substitutes.value,
        items: [created, ...(substitutes.value?.items ?? [])],
      });
      form.set({ until: '', reason: '' });
      substitutes.refresh();
    },
  });
  return (
    <FormDialog
      title={t('away.title')}
      form={form}
      submitLabel={t('away.add')}
      closeLabel={t('away.close')}
      errorTitle={t('away.notAdded')}
      width={600}
      onClose={onClose}
    >
      <p className={styles.lead}>{t('away.lead')}</p>
      <SubstituteList substitutes={substitutes} />
      <MemberPicker
        label={t('away.person')}
        kinds={['user']}
        description={t('away.personHint')}
        problem={form.problem('substitute')}
        onChange={substitute => form.set({ substitute })}
      />
      <div className={styles.days}>
        <DayField
          label={t('away.from')}
          name="from"
          min={today}
          value={form.fields.from}
          onChange={from => form.set({ from })}
          problem={form.problem('from')}
          onBlur={() => form.leave('from')}
        />
        <DayField
          label={t('away.until')}
          name="until"
          min={form.fields.from || today}
          value={form.fields.until}
          onChange={until => form.set({ until })}
          problem={form.problem('until')}
          onBlur={() => form.leave('until')}
        />
      </div>
      <ReasonField
        value={form.fields.reason}
        onChange={reason => form.set({ reason })}
        {...form.validation('reason')}
      />
    </FormDialog>
  );
}
