import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  extensionRoomOf,
  type EnvironmentRequest,
  type ExtensionPolicy,
  type ExtensionRoom,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  ErrorPanel,
  FormDialog,
  Legible,
  SkeletonLines,
  useEnvironmentClasses,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { extensionProblem, extensionPresets, titleOf } from '../../model';
import { environmentsTranslationRef } from '../../translation';
import { ExtensionFields } from './ExtensionFields';

/** Props of {@link ExtendDialog}. */
export type ExtendDialogProps = {
  request: EnvironmentRequest;
  onClose: () => void;
  /** Gets the request with its new end. */
  onExtended: (request: EnvironmentRequest) => void;
};

/** Moves the end of an environment, within what its class leaves. */
export function ExtendDialog(props: ExtendDialogProps) {
  const { request, onClose } = props;
  const { value: classes, error, refresh } = useEnvironmentClasses();
  const policy = classes?.find(({ name }) => name === request.class);
  const room = policy && extensionRoomOf(request, policy);
  if (policy && room && request.expires_at && room.hoursMax > 0) {
    return (
      <ExtendForm
        {...props}
        endsAt={request.expires_at}
        policy={policy}
        room={room}
      />
    );
  }
  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()} width={520}>
      <DialogHeader>{`Extend ${titleOf(request)}`}</DialogHeader>
      <DialogBody>
        <Legible>
          {error && (
            <ErrorPanel
              title="How far it can be extended could not be loaded"
              error={error}
              onRetry={refresh}
            />
          )}
          {!error && !classes && (
            <SkeletonLines
              count={4}
              label="Loading how far it can be extended"
            />
          )}
          {classes && <p>Its class leaves nothing for extensions any more.</p>}
        </Legible>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          Close
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function ExtendForm(
  props: ExtendDialogProps & {
    endsAt: string;
    policy: ExtensionPolicy;
    room: ExtensionRoom;
  },
) {
  const { request, endsAt, policy, room, onClose, onExtended } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const api = useApi(controlPlaneApiRef);
  const presets = extensionPresets(room);
  const form = useForm({
    initial: { hours: presets[presets.length - 1], reason: '' },
    validate: ({ hours }) => ({
      hours: extensionProblem(hours, room, policy),
    }),
    submit: ({ hours, reason }) =>
      api.extendEnvironmentRequest(request.id, {
        hours,
        ...(reason.trim() && { reason: reason.trim() }),
      }),
    onDone: extended => {
      onExtended(extended);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`${t('actions.extend')} ${titleOf(request)}`}
      form={form}
      submitLabel={t('actions.extend')}
      errorTitle="It was not extended"
      width={600}
      onClose={onClose}
    >
      <ExtensionFields
        form={form}
        endsAt={endsAt}
        presets={presets}
        policy={policy}
        room={room}
      />
    </FormDialog>
  );
}
