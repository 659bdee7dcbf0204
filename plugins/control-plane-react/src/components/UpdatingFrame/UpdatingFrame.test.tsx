import { render, screen } from '@testing-library/react';
import { UpdatingFrame } from './UpdatingFrame';

it('keeps its content, as it is, below a line while that is read anew', () => {
  const frame = (isUpdating: boolean) => (
    <UpdatingFrame isUpdating={isUpdating}>
      <p>payments-api</p>
    </UpdatingFrame>
  );
  const { container, rerender } = render(frame(false));
  const content = screen.getByText('payments-api');
  expect(container.querySelector('[data-moving]')).toBeNull();

  rerender(frame(true));
  expect(container.querySelector('[data-moving]')).toBeInTheDocument();
  expect(screen.getByText('payments-api')).toBe(content);
});
