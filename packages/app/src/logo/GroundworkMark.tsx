/** The mark: layers of ground, in the colour of the text around it. */
export function GroundworkMark(props: { size: number; className?: string }) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox="4 4 24 24"
      width={props.size}
      height={props.size}
      className={props.className}
      fill="currentColor"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M4 9.5C8 5.8 12 5.2 16 7.4s8 2.2 12-.9v5.2c-4 3.1-8 3.1-12 .9s-8-1.6-12 2.1z" />
      <path
        opacity="0.72"
        d="M4 17.3c4-3.7 8-4.3 12-2.1s8 2.2 12-.9v5.2c-4 3.1-8 3.1-12 .9s-8-1.6-12 2.1z"
      />
      <path
        opacity="0.44"
        d="M4 25.1c4-3.7 8-4.3 12-2.1s8 2.2 12-.9v2.4a3.5 3.5 0 0 1-3.5 3.5h-17A3.5 3.5 0 0 1 4 24.5z"
      />
    </svg>
  );
}
