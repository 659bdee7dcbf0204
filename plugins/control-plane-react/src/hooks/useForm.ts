import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FormEvent,
  type RefObject,
} from 'react';
import { ControlPlaneError } from '@groundwork/plugin-control-plane-common';
import { useAction } from './useAction';

const FIRST_INVALID =
  ':is(input, textarea, button, [role="spinbutton"])[aria-invalid="true"], [data-invalid] :is(input:not([hidden]):not([type="hidden"]), button, [role="spinbutton"]):not([tabindex="-1"])';

/** What is wrong with fields, by their names. @public */
export type FormProblems<TFields> = {
  [TName in keyof TFields]?: string;
};

/** What {@link useForm} needs. @public */
export type UseFormOptions<TFields extends object, TResult> = {
  initial: TFields;
  /** What is wrong with the fields; nothing when absent. */
  validate?: (fields: TFields) => FormProblems<TFields>;
  /** Sends the form. */
  submit: (fields: TFields) => Promise<TResult>;
  /** Gets what {@link UseFormOptions.submit} answered. */
  onDone: (result: TResult) => void;
};

/** A form as its fields see it. @public */
export type Form<TFields extends object> = {
  fields: TFields;
  /** Changes fields; what the control plane said about them is over. */
  set: (changes: Partial<TFields>) => void;
  /** What is wrong with a field and is to be shown yet: after it was left, or after the form was sent. */
  problem: (name: keyof TFields) => string | undefined;
  /** From now on what is wrong with the field is shown. */
  leave: (name: keyof TFields) => void;
  /** What a field of `@backstage/ui` needs to show its problem. */
  validation: (name: keyof TFields) => {
    name: string;
    onBlur: () => void;
    validationBehavior: 'aria';
    validate: () => string | undefined;
  };
  formProps: {
    ref: RefObject<HTMLFormElement>;
    noValidate: boolean;
    onSubmit: (event: FormEvent) => void;
  };
  isPending: boolean;
  /** Why it failed, unless all of it stands at fields. */
  error: Error | undefined;
};

/**
 * A form that validates while one types, shows a problem only once its field was left or the form was sent, puts what the
 * control plane refuses at the fields that it names, and moves the focus to the first field that is wrong.
 *
 * @public
 */
export function useForm<TFields extends object, TResult>(
  options: UseFormOptions<TFields, TResult>,
): Form<TFields> {
  const [fields, setFields] = useState(options.initial);
  const [touched, setTouched] = useState<ReadonlySet<keyof TFields>>(new Set());
  const [isAllShown, setIsAllShown] = useState(false);
  const [refused, setRefused] = useState<FormProblems<TFields>>({});
  // Counts what was refused, as the focus moves each time.
  const [refusals, setRefusals] = useState(0);
  const formRef = useRef<HTMLFormElement>(null);
  const problems: FormProblems<TFields> = options.validate?.(fields) ?? {};
  const action = useAction(async (sent: TFields) => {
    try {
      return { result: await options.submit(sent) };
    } catch (thrown) {
      const { problems: told } = readProblems(thrown, sent);
      setRefused(asSentences(told));
      setRefusals(count => count + 1);
      throw thrown;
    }
  });

  useEffect(() => {
    if (refusals > 0) {
      formRef.current?.querySelector<HTMLElement>(FIRST_INVALID)?.focus();
    }
  }, [refusals]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // A dialog may stand within another form of the page.
    event.stopPropagation();
    setIsAllShown(true);
    if (Object.values(problems).some(problem => problem !== undefined)) {
      setRefusals(count => count + 1);
      return;
    }
    setRefused({});
    const answer = await action.run(fields);
    if (answer) {
      options.onDone(answer.result);
    }
  };

  const set = useCallback((changes: Partial<TFields>) => {
    setFields(previous => ({ ...previous, ...changes }));
    setRefused(previous => {
      const rest = { ...previous };
      for (const name of Object.keys(changes) as (keyof TFields)[]) {
        delete rest[name];
      }
      return rest;
    });
  }, []);
  const leave = (name: keyof TFields) =>
    setTouched(previous => new Set([...previous, name]));
  const problem = (name: keyof TFields) =>
    refused[name] ??
    (isAllShown || touched.has(name) ? problems[name] : undefined);

  return {
    fields,
    set,
    problem,
    leave,
    validation: name => ({
      name: String(name),
      onBlur: () => leave(name),
      validationBehavior: 'aria',
      validate: () => problem(name),
    }),
    formProps: { ref: formRef, noValidate: true, onSubmit: submit },
    isPending: action.isPending,
    error: readProblems(action.error, fields).isComplete
      ? undefined
      : action.error,
  };
}

function readProblems<TFields extends object>(
  error: unknown,
  fields: TFields,
): { problems: FormProblems<TFields>; isComplete: boolean } {
  const details = error instanceof ControlPlaneError ? error.details : [];
  const problems: FormProblems<TFields> = {};
  let unknown = 0;
  for (const { field, message } of details) {
    if (Object.hasOwn(fields, field)) {
      problems[field as keyof TFields] = message;
    } else {
      unknown += 1;
    }
  }
  return { problems, isComplete: details.length > 0 && unknown === 0 };
}

function asSentences<TFields>(
  problems: FormProblems<TFields>,
): FormProblems<TFields> {
  const sentences: FormProblems<TFields> = {};
  for (const name of Object.keys(problems) as (keyof TFields)[]) {
    const message = problems[name] ?? '';
    sentences[name] = message.charAt(0).toUpperCase() + message.slice(1);
  }
  return sentences;
}
