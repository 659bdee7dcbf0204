import type { BuiltInCheck } from './BuiltInCheck';

/** So many times the lifetime that the class gives by itself is unusual. */
const usualTimesMax = 3;

/** Warns of environments that would live for much longer than others of their class. */
export const lifetimeIsUsual: BuiltInCheck = {
  id: 'lifetime-is-usual',
  title: 'It lives as long as others',
  description: `Whether it would live for more than ${usualTimesMax} times as long as its class has it.`,
  judge({ request: { ttl_hours }, environment_class: { ttl_hours_default } }) {
    const isUsual = ttl_hours <= usualTimesMax * ttl_hours_default;
    return [
      {
        result: isUsual ? 'pass' : 'warn',
        message: `It would live for ${ttl_hours} hours; usual are ${ttl_hours_default}.`,
      },
    ];
  },
};
