import '@backstage/cli/asset-types';
import '@testing-library/jest-dom';
import { mockWidth } from './__testUtils__/mockWidth';

mockWidth(1280);
