import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ActionButton } from './ActionButton';

describe('ActionButton', () => {
  it('acts when it is possible', async () => {
    const onPress = jest.fn();
    renderInTestApp(<ActionButton onPress={onPress}>Approve</ActionButton>);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }),
    );
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it('stays reachable and says why when it is not possible', async () => {
    const onPress = jest.fn();
    renderInTestApp(
      <ActionButton onPress={onPress} disabledReason="You requested this.">
        Approve
      </ActionButton>,
    );
    const button = await screen.findByRole('button', { name: 'Approve' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription('You requested this.');

    await userEvent.tab();
    expect(button).toHaveFocus();
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'You requested this.',
    );

    await userEvent.keyboard('{Enter}');
    await userEvent.click(button);
    expect(onPress).not.toHaveBeenCalled();
  });
});
