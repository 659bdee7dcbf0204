import '@backstage/cli/asset-types';
import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import {
  mockIntersections,
  mockWidth,
} from '@groundwork/plugin-control-plane-react/testSetup';

mockWidth(1280);
mockIntersections();

// Pages are heavy for a machine that is busy with other tests; what is right shows long before.
configure({ asyncUtilTimeout: 15_000 });
