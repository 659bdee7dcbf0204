import { Radio, RadioGroup } from '@backstage/ui';
import type { TenantRole } from '@groundwork/plugin-control-plane-common';
import { tenantRoleOptions } from '../../model';
import { useTenancyWords } from '../../translation';
import styles from './RoleField.module.css';

/** Props of {@link RoleField}. */
export type RoleFieldProps = {
  value: TenantRole;
  onChange: (role: TenantRole) => void;
};

/** Chooses a role; each says what it allows. */
export function RoleField(props: RoleFieldProps) {
  const { t } = useTenancyWords();
  return (
    <RadioGroup
      label={t('roles.label')}
      value={props.value}
      onChange={role => props.onChange(role as TenantRole)}
    >
      {tenantRoleOptions(t).map(({ id, label, description }) => (
        <Radio key={id} value={id} className={styles.role}>
          <span className={styles.words}>
            <span className={styles.title}>{label}</span>
            <span className={styles.quiet}>{description}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
