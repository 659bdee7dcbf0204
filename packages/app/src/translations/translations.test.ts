import { compareMessages } from '@groundwork/plugin-control-plane-react/testUtils';
import { settingsMessages } from '../settings/translations/settingsMessages';
import settingsInGerman from '../settings/translations/de';
import portalInGerman from './de';
import { portalMessages } from './portalMessages';

it('has every message of the portal in German, with the same values in it', () => {
  expect(compareMessages(portalMessages, portalInGerman.messages)).toEqual([]);
  expect(compareMessages(settingsMessages, settingsInGerman.messages)).toEqual(
    [],
  );
});
