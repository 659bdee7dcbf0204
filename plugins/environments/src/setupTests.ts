import '@backstage/cli/asset-types';
import '@testing-library/jest-dom';
import { mockIntersections } from './__testUtils__/mockIntersections';
import { mockWidth } from './__testUtils__/mockWidth';

mockWidth(1280);
mockIntersections();
