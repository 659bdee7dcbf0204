import { act } from '@testing-library/react';

/** Makes every live query read again, as it does when the connection is back, so that tests need not wait for polls. @public */
export async function comeBackOnline() {
  await act(async () => {
    window.dispatchEvent(new Event('online'));
  });
}
