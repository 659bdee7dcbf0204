import { useCallback, useRef, useState } from 'react';
import { ControlPlaneError } from '@groundwork/plugin-control-plane-common';

/** Sentences about fields that are not acceptable. */
export type Problems<TField extends string> = Partial<Record<TField, string>>;

/** Props of the wrapper of a field, by which it can be found. */
type FieldHandle = { 'data-field': string };

/** When a problem is shown, and where the focus goes. */
export type FieldProblems<TField extends string> = {
  /** Put on the form. */
  formRef: React.RefObject<HTMLFormElement>;
  /** What is to be said at a field now. */
  problemOf: (field: TField) => string | undefined;
  /** The field was left. */
  touch: (field: TField) => void;
  /** Put on an element around the field. */
  handleOf: (field: TField) => FieldHandle;
  /** Whether the form may be sent; if not, every problem shows and the first one gets the focus. */
  submit: () => boolean;
  /** Whether the answer of the API is told at the fields, so that nothing else has to tell it. */
  tellsAll: boolean;
};

const FOCUSABLE =
  ':is(input:not([hidden]):not([tabindex="-1"]), textarea, [role="spinbutton"], button):not([disabled])';

/**
 * Says what is wrong with a field at the field, after it was left or the form was sent, and not while it is filled in.
 *
 * @param found - What is wrong now, in the order of the fields.
 * @param error - What the API answered; what it says of fields is told at them.
 */
export function useFieldProblems<TField extends string>(
  found: Problems<TField>,
  error: Error | undefined,
): FieldProblems<TField> {
  const formRef = useRef<HTMLFormElement>(null);
  const [touched, setTouched] = useState<ReadonlySet<TField>>(new Set());
  const [isSubmitted, setIsSubmitted] = useState(false);
  const told = error instanceof ControlPlaneError ? error.details : [];

  const touch = useCallback(
    (field: TField) => setTouched(previous => new Set([...previous, field])),
    [],
  );
  const problemOf = (field: TField) =>
    (isSubmitted || touched.has(field) ? found[field] : undefined) ??
    told.find(detail => detail.field === field)?.message;
  const submit = () => {
    setIsSubmitted(true);
    const first = Object.keys(found).find(
      field => found[field as TField] !== undefined,
    );
    if (first === undefined) {
      return true;
    }
    formRef.current
      ?.querySelector<HTMLElement>(`[data-field="${first}"] ${FOCUSABLE}`)
      ?.focus();
    return false;
  };
  const tellsAll =
    told.length > 0 &&
    told.every(({ field }) =>
      formRef.current?.querySelector(`[data-field="${CSS.escape(field)}"]`),
    );
  return {
    formRef,
    problemOf,
    touch,
    handleOf: field => ({ 'data-field': field }),
    submit,
    tellsAll,
  };
}
