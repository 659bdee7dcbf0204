import { z } from 'zod';

export const dnsLabelPattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** A name that is legal everywhere. */
export const dnsLabel = z
  .string()
  .regex(dnsLabelPattern, 'must be a DNS label');
