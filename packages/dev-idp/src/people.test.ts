import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { emailOf, groups, people } from './people';

const organisation = parseAllDocuments(
  readFileSync(resolve(__dirname, '../../../examples/org.yaml'), 'utf8'),
).map(document => document.toJS());

function entitiesOf(kind: string) {
  return organisation.filter(entity => entity.kind === kind);
}

describe('the example people', () => {
  it('are the users of the example catalog', () => {
    expect(
      entitiesOf('User').map(({ metadata, spec }) => ({
        sub: metadata.name,
        name: spec.profile.displayName,
        email: spec.profile.email,
        groups: spec.memberOf,
      })),
    ).toEqual(
      people.map(person => ({
        sub: person.sub,
        name: person.name,
        email: emailOf(person),
        groups: person.groups,
      })),
    );
  });

  it('are in the groups of the example catalog', () => {
    expect(
      entitiesOf('Group').map(({ metadata, spec }) => ({
        name: metadata.name,
        title: metadata.title,
        type: spec.type,
      })),
    ).toEqual(groups);

    const known = new Set(groups.map(({ name }) => name));
    for (const person of people) {
      expect(person.groups.every(name => known.has(name))).toBe(true);
    }
  });

  it('each have a team', () => {
    const teams = new Set(
      groups.filter(({ type }) => type === 'team').map(({ name }) => name),
    );
    for (const person of people) {
      expect(person.groups.filter(name => teams.has(name))).toHaveLength(1);
    }
  });
});
