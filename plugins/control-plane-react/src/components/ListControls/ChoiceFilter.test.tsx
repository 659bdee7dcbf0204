import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ChoiceFilter } from './ChoiceFilter';

const teams = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `group:default/team-${index}`,
    label: `team-${index}`,
  }));

async function open(count: number) {
  const onChange = jest.fn();
  await renderInTestApp(
    <ChoiceFilter
      label="Owner"
      value={undefined}
      options={teams(count)}
      onChange={onChange}
    />,
  );
  await userEvent.click(await screen.findByRole('button', { name: /Owner/ }));
  return onChange;
}

it('finds one of many by what somebody types', async () => {
  const onChange = await open(30);
  await userEvent.type(
    await screen.findByPlaceholderText('Type to find'),
    'team-17',
  );
  const options = await screen.findAllByRole('option');
  expect(options.map(option => option.textContent)).toEqual(['team-17']);
  await userEvent.click(options[0]);
  expect(onChange).toHaveBeenCalledWith('group:default/team-17');
});

it('has nothing to type into where all are seen at a glance', async () => {
  await open(8);
  expect(await screen.findAllByRole('option')).toHaveLength(9);
  expect(screen.queryByPlaceholderText('Type to find')).not.toBeInTheDocument();
});
