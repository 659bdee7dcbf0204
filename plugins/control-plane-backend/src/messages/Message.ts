/** What is told to others. */
export type Message =
  | {
      /** To the portal's pages and to the other plugins: this request changed. */
      kind: 'environment-request-changed';
      payload: { request_id: string };
    }
  | {
      /** To people. */
      kind: 'notification';
      payload: {
        /** Entity references of people and groups. */
        recipients: string[];
        title: string;
        description?: string;
        /** Path in the portal. */
        link: string;
        severity: 'normal' | 'high';
        /** The same for messages of which only the newest matters. */
        scope: string;
      };
    };

/** Sends one message; the id is the same when it is sent again. */
export type MessagePublisher = (
  message: Message,
  messageId: string,
) => Promise<void>;
