import { createFrontendPlugin } from '@backstage/frontend-plugin-api';

/** Pages for runtime environments, their groups and queue, and namespaces. @alpha */
export default createFrontendPlugin({ pluginId: 'runtimes' });
