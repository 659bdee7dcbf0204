import { render, screen } from '@testing-library/react';
import { lazyIcon, type LazyIconProps } from './lazyIcon';

const Star = ({ size }: LazyIconProps) => (
  <svg role="img" aria-label="star" width={size} />
);

it('keeps the space of an icon until it has been loaded', async () => {
  const Icon = lazyIcon(async () => Star);
  const { container } = render(<Icon size={16} />);
  expect(container.querySelector('svg')).toHaveAttribute('width', '16');
  expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  expect(await screen.findByRole('img', { name: 'star' })).toHaveAttribute(
    'width',
    '16',
  );
});

it('leaves the space empty when an icon cannot be loaded, and breaks nothing', async () => {
  const load = jest.fn().mockRejectedValue(new Error('offline'));
  const Icon = lazyIcon(load);
  const { container } = render(
    <p>
      <Icon /> Environments
    </p>,
  );
  expect(await screen.findByText('Environments')).toBeVisible();
  expect(load).toHaveBeenCalledTimes(1);
  expect(container.querySelector('svg')).toHaveAttribute('width', '24');
});
