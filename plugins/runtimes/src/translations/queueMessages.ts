/** Words about the work of the reconciler. */
export const queueMessages = {
  queue: {
    list: 'Queue',
    work: 'Work',
    search: 'Search work',
    searchPlaceholder: 'Search namespace',
    anyState: 'Any state',
    failed: 'The queue could not be loaded',
    countsFailed: 'The counts could not be loaded',
    counts: 'Work by runtime environment and state',
    noMatchDescription:
      'There is no such work now. Other work may match: search for less, or clear the filters.',
    emptyTitle: 'There is no work',
    emptyDescription:
      'No namespace has been made yet. Each is a piece of work on every runtime environment of its group.',
    oldestDue: 'oldest due {{time}}',
    actionsFor: 'Actions for the work on {{title}}',
    stateOnRuntime: '{{state}} on {{title}}',
    why: 'Why',
    failedColumn: 'Failed',
    when: 'When',
    toBeRemoved: 'to be removed',
    claimedBy: '{{worker}} has it',
    since: 'since {{time}}',
    due: 'due {{time}}',
    nothingDead: 'Nothing has given up.',
    nothingDeadHere: 'Nothing has given up here.',
    notDead: 'It has not given up.',
    notClaimed: 'No worker has it.',
    namespace: 'Namespace',
    /** What is under way or needs somebody, in a line. */
    load: {
      running: '{{number}} running',
      due: '{{number}} due',
      held: '{{number}} held',
      waiting: '{{number}} waiting',
      dead: '{{number}} gave up',
    },
    /** What a state means. */
    states: {
      running: 'A worker has it.',
      due: 'It waits for a free worker.',
      held: 'It is due, and its runtime environment is not well.',
      waiting:
        'It failed and is tried again, or something outside has to happen.',
      dead: 'It gave up. Only a replay tries it again.',
      resting: 'It is as it should be.',
    },
  },
  replay: {
    title: 'Try {{work}} again?',
    failed: 'It was not tried again',
    text_one:
      'It gave up after {{count}} attempt. Its attempts are counted anew.',
    text_other:
      'It gave up after {{count}} attempts. Its attempts are counted anew.',
    lastError: 'The last error: {{error}}',
    allOnTitle: 'Try again what gave up on {{title}}?',
    allTitle: 'Try again what gave up everywhere?',
    allText_one:
      '{{number}} piece of work becomes due at once, and the attempts are counted anew. Mend first what made them fail.',
    allText_other:
      '{{number}} pieces of work become due at once, and the attempts are counted anew. Mend first what made them fail.',
  },
  release: {
    title: 'Take {{work}} away from its worker?',
    failed: 'It was not taken away',
    text: '{{worker}} has it. Whatever it still writes is refused, and another worker takes it up at once.',
    textSince:
      '{{worker}} has it since {{time}}. Whatever it still writes is refused, and another worker takes it up at once.',
    warning:
      'This is for a worker that hangs. One that is slow loses what it has done so far.',
  },
} as const;
