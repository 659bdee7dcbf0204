import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** Value and options of the field that chooses a class. */
export const classPickerSchema = makeFieldSchema({
  output: z => z.string().describe('Name of the environment class'),
  uiOptions: z =>
    z.object({
      classes: z
        .array(z.string())
        .optional()
        .describe('Names of the classes to choose from; all when absent'),
      tenantField: z
        .string()
        .optional()
        .describe(
          'Name of the field that holds the tenant, for which classes may not be available',
        ),
    }),
});

/** Value and options of the field that chooses a region. */
export const regionPickerSchema = makeFieldSchema({
  output: z => z.string().describe('Name of the region'),
  uiOptions: z =>
    z.object({
      classField: z
        .string()
        .optional()
        .describe('Name of the field that holds the class; class when absent'),
    }),
});

/** Options of the field that shows the name; it has no value. */
export const namePreviewSchema = makeFieldSchema({
  output: z => z.string().optional(),
  uiOptions: z =>
    z.object({
      appField: z
        .string()
        .optional()
        .describe(
          'Name of the field that holds the application, or the component; component when absent',
        ),
      teamField: z
        .string()
        .optional()
        .describe(
          'Name of the field that holds the team, or the group; owner when absent',
        ),
      classField: z
        .string()
        .optional()
        .describe('Name of the field that holds the class; class when absent'),
      regionField: z
        .string()
        .optional()
        .describe(
          'Name of the field that holds the region; region when absent',
        ),
    }),
});

/** Value of the field that chooses a tenant. */
export const tenantPickerSchema = makeFieldSchema({
  output: z => z.string().describe('Id of the tenant'),
});
