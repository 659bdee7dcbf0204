import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  extendedFrom,
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
  isNotFound,
  useEnvironmentClass,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import {
  extensionProblem,
  extensionPresets,
  isBeyond,
  titleOf,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { ExtensionFields } from './ExtensionFields';

/** How much longer, and why. */
export type Extension = { hours: number; reason?: string };

/** Props of {@link ExtendDialog}. */
export type ExtendDialogProps = {
  request: EnvironmentRequest;
  onClose: () => void;
  /** Extends it, and shows that it fails; the dialog does not wait for the answer then. */
  onExtend?: (extension: Extension) => void;
  /** Gets the request with its new end, or with the extension that waits for an approval. */
  onExtended: (request: EnvironmentRequest) => void;
};

/** Moves the end of an environment, within what its class leaves. */
export function ExtendDialog(props: ExtendDialogProps) {
  const { request, onClose } = props;
  const { t } = useEnvironmentsWords();
  const query = useEnvironmentClass(request.class, request.class_version);
  const { value: policy, refresh } = query;
  const isGone = isNotFound(query.error);
  const error = isGone ? undefined : query.error;
  const room = policy && extensionRoomOf(request, policy);
  const endsAt = extendedFrom(request, new Date().toISOString());
  if (
    policy &&
    room &&
    endsAt &&
    (room.hoursMax > 0 || policy.extension_beyond)
  ) {
    return (
      <ExtendForm {...props} endsAt={endsAt} policy={policy} room={room} />
    );
  }
  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()} width={520}>
      <DialogHeader>
        {t('extension.title', { name: titleOf(request) })}
      </DialogHeader>
      <DialogBody>
        <Legible>
          {error && (
            <ErrorPanel
              title={t('extension.notLoaded')}
              error={error}
              onRetry={refresh}
            />
          )}
          {!error && !policy && !isGone && (
            <SkeletonLines count={4} label={t('extension.loading')} />
          )}
          {(policy || isGone) && <p>{t('extension.none')}</p>}
        </Legible>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('extension.close')}
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
  const { request, endsAt, policy, room, onClose } = props;
  const { onExtend, onExtended } = props;
  const { t } = useEnvironmentsWords();
  const api = useApi(controlPlaneApiRef);
  const presets = extensionPresets(room);
  const form = useForm({
    initial: { hours: presets[presets.length - 1], reason: '' },
    validate: ({ hours, reason }) => ({
      hours: extensionProblem(hours, room, policy, t),
      reason:
        isBeyond(hours, room, policy) && !reason.trim()
          ? t('extension.reasonRequired')
          : undefined,
    }),
    submit: async ({ hours, reason }) => {
      const extension: Extension = {
        hours,
        ...(reason.trim() && { reason: reason.trim() }),
      };
      // What waits for an approval changes nothing yet that could be shown ahead.
      if (onExtend && !isBeyond(hours, room, policy)) {
        onExtend(extension);
        return undefined;
      }
      return api.extendEnvironmentRequest(request.id, extension);
    },
    onDone: extended => {
      if (extended) {
        onExtended(extended);
      }
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('extension.title', { name: titleOf(request) })}
      form={form}
      submitLabel={
        isBeyond(form.fields.hours, room, policy)
          ? t('extension.ask')
          : t('actions.extend')
      }
      errorTitle={t('extension.failed', { name: titleOf(request) })}
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
