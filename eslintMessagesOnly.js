/**
 * For packages whose pages speak several languages: what people read stands in messages, never in JSX. To be passed to
 * `@backstage/cli/config/eslint-factory` as the second argument.
 */
const message =
  'People read this: put it into the messages of the package, in English and German, and say it by `t`.';

/** Attributes that people read or hear. */
const told =
  'JSXAttribute[name.name=/^(aria-label|aria-description|aria-roledescription|alt|title|label|description|text|errorTitle|submitLabel|confirmLabel|closeLabel|keepLabel)$/]';
const words = '/[A-Za-z]{2}/';
const sentence = '/[A-Za-z]{2,},? [A-Za-z]/';

module.exports = {
  overrides: [
    {
      files: ['src/**/*.tsx'],
      excludedFiles: [
        '**/*.test.tsx',
        'src/__testUtils__/**',
        'src/testUtils/**',
      ],
      rules: {
        'no-restricted-syntax': [
          'error',
          {
            // Code is the same in every language
            message,
            selector: `:matches(JSXFragment, JSXElement:not([openingElement.name.name='code'])) > JSXText[value=${words}]`,
          },
          {
            // Examples of what to enter are as they are entered
            message,
            selector:
              "JSXAttribute[name.name='placeholder'] > Literal[value=/^[A-Z][a-z]/]",
          },
          { message, selector: `${told} > Literal[value=${words}]` },
          {
            message,
            selector: `${told} > JSXExpressionContainer > Literal[value=${words}]`,
          },
          {
            message,
            selector: `${told} > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=${words}]`,
          },
          {
            message,
            selector: `:matches(JSXElement, JSXFragment, ${told}) > JSXExpressionContainer :matches(ConditionalExpression, LogicalExpression) > Literal[value=${sentence}]`,
          },
          {
            message: 'React is imported by names.',
            selector:
              "ImportDeclaration[source.value='react'][specifiers.0.type='ImportDefaultSpecifier']",
          },
        ],
      },
    },
  ],
};
