import type { TemplateGate } from '@groundwork/plugin-control-plane-common';
import { useTemplateGateEvents } from '../../hooks';
import { useEnvironmentsWords } from '../../translation';
import { describeGateEvent } from './describeGateEvent';
import { History } from './History';

/** What happened to the run of a template so far. */
export function GateHistory(props: { gate: TemplateGate }) {
  const { t } = useEnvironmentsWords();
  return (
    <History
      query={useTemplateGateEvents(props.gate.id)}
      present={event => describeGateEvent(t, event)}
    />
  );
}
