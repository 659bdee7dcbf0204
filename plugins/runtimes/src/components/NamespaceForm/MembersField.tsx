import { useState } from 'react';
import {
  Button,
  ButtonIcon,
  Radio,
  RadioGroup,
  Select,
  TextField,
} from '@backstage/ui';
import { UserIcon, UsersIcon, XIcon } from 'lucide-react';
import type { NamespaceMemberWrite } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  FieldProblem,
  MemberPicker,
} from '@groundwork/plugin-control-plane-react';
import { MEMBER_ROLES } from '../../model';
import { useRuntimesWords } from '../../translation';
import styles from './NamespaceForm.module.css';

/** Props of {@link MembersField}. */
export type MembersFieldProps = {
  members: NamespaceMemberWrite[];
  onChange: (members: NamespaceMemberWrite[]) => void;
  problem: string | undefined;
};

type Role = NamespaceMemberWrite['role'];

/** Who may work in a namespace: people and groups, each with a role. */
export function MembersField(props: MembersFieldProps) {
  const { members, onChange, problem } = props;
  const { t } = useRuntimesWords();
  const add = (identifier: string, type: NamespaceMemberWrite['type']) => {
    if (!members.some(member => member.identifier === identifier)) {
      onChange([...members, { identifier, type, role: 'read_write' }]);
    }
  };
  return (
    <div className={styles.members} role="group" aria-label={t('members.list')}>
      {members.length > 0 && (
        <ul className={styles.memberList}>
          {members.map(member => (
            <li key={member.identifier} className={styles.member}>
              <span className={styles.who}>
                {member.type === 'user' ? (
                  <UserIcon aria-label={t('words.person')} />
                ) : (
                  <UsersIcon aria-label={t('words.group')} />
                )}
                <ActorLink entityRef={member.identifier} />
              </span>
              <Select<'single'>
                aria-label={t('members.roleOf', { who: member.identifier })}
                options={MEMBER_ROLES.map(id => ({
                  id,
                  label: t(`members.roles.${id}.label`),
                  description: t(`members.roles.${id}.description`),
                }))}
                value={member.role}
                onChange={key =>
                  onChange(
                    members.map(each =>
                      each === member ? { ...each, role: key as Role } : each,
                    ),
                  )
                }
                className={styles.role}
              />
              <ButtonIcon
                size="small"
                variant="tertiary"
                icon={<XIcon />}
                aria-label={t('members.remove', { who: member.identifier })}
                onPress={() =>
                  onChange(members.filter(each => each !== member))
                }
              />
            </li>
          ))}
        </ul>
      )}
      <AddMember onAdd={add} />
      <FieldProblem>{problem}</FieldProblem>
    </div>
  );
}

function AddMember(props: {
  onAdd: (identifier: string, type: NamespaceMemberWrite['type']) => void;
}) {
  const { t } = useRuntimesWords();
  const [isTyped, setIsTyped] = useState(false);
  const [typed, setTyped] = useState('');
  const [type, setType] =
    useState<NamespaceMemberWrite['type']>('identity_group');
  // The picker forgets what was picked once it is in the list.
  const [picked, setPicked] = useState(0);
  const addTyped = () => {
    if (typed.trim()) {
      props.onAdd(typed.trim(), type);
      setTyped('');
    }
  };
  return (
    <div className={styles.add}>
      {isTyped ? (
        <>
          <TextField
            label={t('words.name')}
            description={t('members.nameDescription')}
            value={typed}
            onChange={setTyped}
            autoComplete="off"
            spellCheck="false"
            onKeyDown={event => {
              if (event.key === 'Enter') {
                event.preventDefault();
                addTyped();
              }
            }}
          />
          <RadioGroup
            aria-label={t('members.kind')}
            orientation="horizontal"
            value={type}
            onChange={chosen => setType(chosen as typeof type)}
          >
            <Radio value="identity_group">{t('words.group')}</Radio>
            <Radio value="user">{t('words.person')}</Radio>
          </RadioGroup>
          <div>
            <Button
              size="small"
              variant="secondary"
              isDisabled={typed.trim() === ''}
              onPress={addTyped}
            >
              {t('actions.add')}
            </Button>
          </div>
        </>
      ) : (
        <MemberPicker
          key={picked}
          description={t('members.pickDescription')}
          isRequired={false}
          problem={undefined}
          onChange={ref => {
            if (ref) {
              props.onAdd(
                ref,
                ref.startsWith('group:') ? 'identity_group' : 'user',
              );
              setPicked(count => count + 1);
            }
          }}
        />
      )}
      <div>
        <Button
          variant="tertiary"
          size="small"
          onPress={() => setIsTyped(!isTyped)}
        >
          {isTyped ? t('members.searchCatalog') : t('members.enterName')}
        </Button>
      </div>
    </div>
  );
}
