type Query = {
  media: string;
  listeners: Set<() => void>;
};

let width = 1280;
const queries = new Set<Query>();

/** Makes the window as wide as wanted: jsdom has no layout, and `matchMedia` only like this. */
export function mockWidth(pixels: number) {
  width = pixels;
  window.matchMedia = media => {
    const query: Query = { media, listeners: new Set() };
    queries.add(query);
    const add = (listener: unknown) =>
      query.listeners.add(listener as () => void);
    const remove = (listener: unknown) =>
      query.listeners.delete(listener as () => void);
    return {
      media,
      get matches() {
        const least = /min-width:\s*(\d+)px/.exec(media);
        return least !== null && width >= Number(least[1]);
      },
      onchange: null,
      addEventListener: (_type: string, listener: unknown) => add(listener),
      removeEventListener: (_type: string, listener: unknown) =>
        remove(listener),
      addListener: add,
      removeListener: remove,
      dispatchEvent: () => true,
    };
  };
  for (const query of queries) {
    for (const listener of query.listeners) {
      listener();
    }
  }
}
