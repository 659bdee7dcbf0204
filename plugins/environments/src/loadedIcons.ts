/** The icons that `icons.ts` loads. */
export { CheckCheckIcon, ServerIcon } from 'lucide-react';
