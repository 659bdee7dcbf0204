import { isDecidedOver, type BuiltInCheck } from './BuiltInCheck';

/** Warns where somebody decides and cannot see in the catalog what it is for. */
export const componentIsKnown: BuiltInCheck = {
  id: 'component-is-known',
  title: 'It is for a component',
  description:
    'Whether the request names a component of the catalog, where somebody decides.',
  judge(context) {
    const { component_ref } = context.request;
    if (component_ref !== undefined) {
      return [{ result: 'pass', message: `It is for ${component_ref}.` }];
    }
    return [
      {
        result: isDecidedOver(context) ? 'warn' : 'pass',
        message: 'It is for no component of the catalog.',
      },
    ];
  },
};
