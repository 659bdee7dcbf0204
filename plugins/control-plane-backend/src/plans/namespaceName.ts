import { dnsLabelPattern } from '../config/dnsLabel';

/** How namespaces are called unless a class says otherwise. */
export const defaultNameTemplate = '{app}-{class}-{id}';

const lengthMax = 63;
const idLength = 8;
const placeholder = /\{(app|team|class|region|id)\}/g;

/** What stands for the placeholders of a name template; all but the id are DNS labels. */
export type NameParts = {
  app: string;
  team: string;
  class: string;
  region: string;
  id: string;
};

/** What is cut where a name would be too long: the first as far as it goes, then the next. */
const cutOrder = ['class', 'region', 'team', 'app'] as const;

/**
 * The name of an environment's namespace, by the template of its class; `{id}` is the first 8 characters of the id. Always
 * a DNS label: where it would be longer than 63 characters the class is cut first, the id never.
 *
 * @throws `Error` for a template with which {@link problemOfNameTemplate} finds something wrong.
 */
export function namespaceName(template: string, parts: NameParts): string {
  const shown = { ...parts, id: parts.id.slice(0, idLength) };
  const render = () =>
    template.replace(placeholder, (_, name: keyof NameParts) => shown[name]);
  for (const part of cutOrder) {
    const uses = template.split(`{${part}}`).length - 1;
    const excess = render().length - lengthMax;
    if (uses > 0 && excess > 0) {
      shown[part] = cut(shown[part], Math.ceil(excess / uses));
    }
  }
  const name = render();
  if (!dnsLabelPattern.test(name)) {
    throw new Error(
      `The template ${template} gives '${name}', which is no name`,
    );
  }
  return name;
}

/** Says why a template can give names that are not legal; `undefined` when it never does. */
export function problemOfNameTemplate(template: string): string | undefined {
  const rest = template.replace(placeholder, 'x');
  if (!/^[-a-z0-9]+$/.test(rest)) {
    return 'must be lower-case letters, digits, hyphens, {app}, {team}, {class}, {region} and {id}';
  }
  if (!/^[a-z0-9](.*[a-z0-9])?$/.test(rest)) {
    return 'must neither begin nor end with a hyphen';
  }
  const lengthMin = template
    .replaceAll('{id}', 'x'.repeat(idLength))
    .replace(placeholder, 'x').length;
  return lengthMin > lengthMax
    ? `leaves no room for what it names: names have ${lengthMax} characters at most`
    : undefined;
}

/** At least one character is left, and no hyphen at the end. */
function cut(value: string, by: number): string {
  return value.slice(0, Math.max(1, value.length - by)).replace(/-+$/, '');
}
