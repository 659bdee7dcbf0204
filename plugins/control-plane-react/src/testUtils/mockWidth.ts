import { act } from '@testing-library/react';

type Listener = (event: { matches: boolean }) => void;

let width = 1280;
const listeners = new Map<Listener, string>();

/** Makes the window as wide as wanted: jsdom has no layout, and `matchMedia` only like this. @public */
export function mockWidth(pixels: number) {
  width = pixels;
  window.matchMedia = media => {
    const add = (listener: unknown) =>
      listeners.set(listener as Listener, media);
    const remove = (listener: unknown) =>
      listeners.delete(listener as Listener);
    return {
      media,
      matches: matches(media),
      onchange: null,
      addEventListener: (_type: string, listener: unknown) => add(listener),
      removeEventListener: (_type: string, listener: unknown) =>
        remove(listener),
      addListener: add,
      removeListener: remove,
      dispatchEvent: () => true,
    };
  };
  act(() => {
    for (const [listener, media] of [...listeners]) {
      if (media.includes('min-width')) {
        listener({ matches: matches(media) });
      }
    }
  });
}

function matches(media: string): boolean {
  const least = /min-width:\s*(\d+)px/.exec(media);
  return least !== null && width >= Number(least[1]);
}
