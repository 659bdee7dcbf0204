import { useState } from 'react';
import {
  Button,
  ButtonIcon,
  Radio,
  RadioGroup,
  Select,
  TextField,
} from '@backstage/ui';
import { RiCloseLine, RiGroupLine, RiUserLine } from '@remixicon/react';
import type { NamespaceMemberWrite } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  FieldProblem,
  MemberPicker,
} from '@groundwork/plugin-control-plane-react';
import { memberRoles } from '../../model';
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
  const add = (identifier: string, type: NamespaceMemberWrite['type']) => {
    if (!members.some(member => member.identifier === identifier)) {
      onChange([...members, { identifier, type, role: 'read_write' }]);
    }
  };
  return (
    <div className={styles.members} role="group" aria-label="Members">
      {members.length > 0 && (
        <ul className={styles.memberList}>
          {members.map(member => (
            <li key={member.identifier} className={styles.member}>
              <span className={styles.who}>
                {member.type === 'user' ? (
                  <RiUserLine aria-label="Person" />
                ) : (
                  <RiGroupLine aria-label="Group" />
                )}
                <ActorLink entityRef={member.identifier} />
              </span>
              <Select<'single'>
                aria-label={`Role of ${member.identifier}`}
                options={memberRoles}
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
                icon={<RiCloseLine />}
                aria-label={`Remove ${member.identifier}`}
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
            label="Name"
            description="As the identity provider or the runtime environments know it."
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
            aria-label="What it names"
            orientation="horizontal"
            value={type}
            onChange={chosen => setType(chosen as typeof type)}
          >
            <Radio value="identity_group">Group</Radio>
            <Radio value="user">Person</Radio>
          </RadioGroup>
          <div>
            <Button
              size="small"
              variant="secondary"
              isDisabled={typed.trim() === ''}
              onPress={addTyped}
            >
              Add
            </Button>
          </div>
        </>
      ) : (
        <MemberPicker
          key={picked}
          description="A group is better: who joins or leaves it, joins or leaves the namespace."
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
          {isTyped ? 'Search the catalog' : 'Not in the catalog? Enter a name'}
        </Button>
      </div>
    </div>
  );
}
