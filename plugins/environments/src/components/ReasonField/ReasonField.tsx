import { TextAreaField, type TextAreaFieldProps } from '@backstage/ui';
import { useEnvironmentsWords } from '../../translation';

/** What the control plane keeps of a reason. */
export const REASON_LENGTH_MAX = 1000;

/** Props of {@link ReasonField}. */
export type ReasonFieldProps = Pick<
  TextAreaFieldProps,
  | 'description'
  | 'onBlur'
  | 'onKeyDown'
  | 'validate'
  | 'validationBehavior'
  | 'isInvalid'
> & {
  value: string;
  onChange: (reason: string) => void;
  /** Whether it can be left empty. */
  isRequired?: boolean;
};

/** Why somebody does what they are about to do, in their own words. */
export function ReasonField(props: ReasonFieldProps) {
  const { isRequired = false, ...rest } = props;
  const { t } = useEnvironmentsWords();
  return (
    <TextAreaField
      label={t('decision.reason')}
      secondaryLabel={
        isRequired ? t('decision.required') : t('decision.optional')
      }
      rows={2}
      maxLength={REASON_LENGTH_MAX}
      {...rest}
    />
  );
}
