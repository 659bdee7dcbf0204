/** Where it is kept what is decided over, who may decide over it, and what they said. */
export type DecidedTables = {
  /** What is decided over. */
  decided: string;
  /** Who may decide over it. */
  approvers: string;
  /** What they said. */
  votes: string;
  /** The column of approvers and votes that names what is decided over. */
  key: string;
  /** The status in which it waits for a decision. */
  waiting: string;
  /** The column with when it ends without one. */
  expiry: string;
  /** Whether it may change while it waits: who has changed it decides as little as who made it, and votes are on revisions. */
  isEditable: boolean;
};

/** Of environment requests. */
export const requestTables: DecidedTables = {
  decided: 'environment_requests',
  approvers: 'request_approvers',
  votes: 'votes',
  key: 'request_id',
  waiting: 'pending_approval',
  expiry: 'approval_expires_at',
  isEditable: true,
};

/** Of gates of template runs. */
export const gateTables: DecidedTables = {
  decided: 'template_gates',
  approvers: 'gate_approvers',
  votes: 'gate_votes',
  key: 'gate_id',
  waiting: 'pending',
  expiry: 'expires_at',
  isEditable: false,
};
