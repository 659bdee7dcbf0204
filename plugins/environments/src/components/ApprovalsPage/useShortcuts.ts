import { useEffect, useRef } from 'react';
import useLocalStorage from 'react-use/esm/useLocalStorage';

const STORAGE_KEY = 'groundwork.approvals-shortcuts';

/** Single keys get in the way of speech input, so that people can turn them off. */
export function useShortcutsEnabled(): {
  isEnabled: boolean;
  setIsEnabled: (isEnabled: boolean) => void;
} {
  const [isEnabled = true, setIsEnabled] = useLocalStorage(STORAGE_KEY, true);
  return { isEnabled, setIsEnabled };
}

/** Calls what belongs to a key, unless somebody types or a dialog or menu is open. */
export function useShortcuts(
  isEnabled: boolean,
  shortcuts: Record<string, () => void>,
) {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    if (!isEnabled) {
      return undefined;
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const isPlain =
        !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
      if (!isPlain || event.defaultPrevented || isOccupied(event.target)) {
        return;
      }
      const shortcut = latest.current[event.key];
      if (shortcut) {
        event.preventDefault();
        shortcut();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isEnabled]);
}

function isOccupied(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"], [role="combobox"]',
    ) !== null
  );
}
