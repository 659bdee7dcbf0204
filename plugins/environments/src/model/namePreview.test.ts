import { previewName } from './namePreview';

const draft = {
  app: 'checkout',
  team: 'team-web',
  class: 'preview',
  region: '',
};

it.each<[string, string]>([
  ['{app}-{class}-{id}', 'checkout-preview-…'],
  ['{team}-{app}', 'team-web-checkout'],
  ['{app}-{region}', 'checkout-…'],
])('makes of %s %s', (name_template, name) => {
  expect(previewName({ name_template }, draft)).toBe(name);
});

it('says nothing before there is an application, and never more than a name holds', () => {
  const name_template = '{app}-{team}';
  expect(previewName({ name_template }, { ...draft, app: '' })).toBeUndefined();
  expect(
    previewName({ name_template }, { ...draft, team: 'a'.repeat(63) }),
  ).toHaveLength(63);
});
