import { isDecidedOver, type BuiltInCheck } from './BuiltInCheck';

/** Warns where somebody decides and images may come from anywhere. */
export const imagesAreFromRegistries: BuiltInCheck = {
  id: 'images-are-from-registries',
  title: 'Images are from known places',
  description:
    'Whether a policy pack says where images may come from, where somebody decides.',
  judge(context) {
    const { image_registries } = context.desired.policies ?? {};
    if (image_registries !== undefined) {
      return [
        {
          result: 'pass',
          message:
            image_registries.length === 0
              ? 'Images may come from nowhere.'
              : `Images may come from ${image_registries.join(', ')}.`,
        },
      ];
    }
    return [
      {
        result: isDecidedOver(context) ? 'warn' : 'pass',
        message: 'Images may come from anywhere.',
      },
    ];
  },
};
