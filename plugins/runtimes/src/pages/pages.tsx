/* What the pages of this plugin share, and each page by a function that loads it. */
import { NamespacesRouter } from '../components/NamespacesRouter';
import { RuntimesRouter } from '../components/RuntimesRouter';

export * as runtimeMoves from '../components/RuntimeMoves';
export * as runtimeState from '../components/RuntimeState';
export * as hooks from '../hooks';
export * as model from '../model';
export { runtimesTranslationRef } from '../translation';

export const runtimesPage = async () => <RuntimesRouter />;

export const namespacesPage = async () => <NamespacesRouter />;
