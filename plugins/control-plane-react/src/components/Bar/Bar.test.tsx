import { render, screen } from '@testing-library/react';
import { Bar } from './Bar';

const fillOf = (bar: Element) => bar.firstElementChild as HTMLElement;

it.each([
  [0.25, '25%'],
  [1.7, '100%'],
  [-1, '0%'],
])('fills %d of the whole as %s', (share, width) => {
  const { container } = render(<Bar share={share} tone="success" />);
  expect(fillOf(container.children[0])).toHaveStyle({ width });
});

it('moves while nobody knows the share', () => {
  const { container } = render(<Bar tone="info" />);
  expect(container.children[0]).toHaveAttribute('data-moving', 'true');
  expect(fillOf(container.children[0])).not.toHaveAttribute('style');
});

it('is heard of only with a role', () => {
  render(<Bar share={0.5} tone="success" />);
  expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  render(
    <Bar share={0.5} tone="success" role="progressbar" aria-label="Removal" />,
  );
  expect(
    screen.getByRole('progressbar', { name: 'Removal' }),
  ).toBeInTheDocument();
});
