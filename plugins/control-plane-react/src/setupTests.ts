import '@backstage/cli/asset-types';
import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// For a machine that is busy with other tests; what is right shows long before.
configure({ asyncUtilTimeout: 15_000 });
