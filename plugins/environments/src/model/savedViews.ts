/** A named address of the overview: what is listed, and how. */
export type SavedView = {
  id: string;
  name: string;
  /** Query of the address. */
  query: string;
  /** It is opened when the person comes to the overview. */
  isDefault?: boolean;
};

/** As many as a menu can hold. */
export const SAVED_VIEWS_MAX = 30;
/** As long as a menu can show. */
export const VIEW_NAME_LENGTH_MAX = 60;

/** What was stored, as far as it is views: it may be of another version of the page, or written by hand. */
export function readSavedViews(stored: unknown): SavedView[] {
  return (Array.isArray(stored) ? stored : [])
    .filter(isSavedView)
    .slice(0, SAVED_VIEWS_MAX);
}

/** What is wrong with the name of a view, if anything. */
export function viewNameProblem(
  views: readonly SavedView[],
  name: string,
  ownId?: string,
): 'missing' | 'taken' | undefined {
  const wanted = name.trim();
  if (wanted === '') {
    return 'missing';
  }
  return views.some(
    view =>
      view.id !== ownId &&
      view.name.toLocaleLowerCase() === wanted.toLocaleLowerCase(),
  )
    ? 'taken'
    : undefined;
}

/** With one view more; at most one is the default. */
export function addView(
  views: readonly SavedView[],
  view: SavedView,
): SavedView[] {
  const others = view.isDefault ? views.map(withoutDefault) : views;
  return [...others, view].slice(-SAVED_VIEWS_MAX);
}

/** With another name for one view. */
export function renameView(
  views: readonly SavedView[],
  id: string,
  name: string,
): SavedView[] {
  return views.map(view =>
    view.id === id ? { ...view, name: name.trim() } : view,
  );
}

/** Without one view. */
export function removeView(
  views: readonly SavedView[],
  id: string,
): SavedView[] {
  return views.filter(view => view.id !== id);
}

/** With one view as the default, or none. */
export function makeDefault(
  views: readonly SavedView[],
  id: string | undefined,
): SavedView[] {
  return views.map(view =>
    view.id === id ? { ...view, isDefault: true } : withoutDefault(view),
  );
}

function withoutDefault({ isDefault: _isDefault, ...view }: SavedView) {
  return view;
}

function isSavedView(candidate: unknown): candidate is SavedView {
  if (typeof candidate !== 'object' || candidate === null) {
    return false;
  }
  const { id, name, query } = candidate as Record<string, unknown>;
  return [id, name, query].every(part => typeof part === 'string');
}
