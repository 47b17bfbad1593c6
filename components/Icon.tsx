import styles from './Icon.module.css'

export type IconName = 'check' | 'info' | 'warning' | 'cross' | 'dot' | 'arrow' | 'skip' | 'clock' | 'menu' | 'up' | 'down'

/** Drawn on a 16 × 16 grid, in the colour of the text beside it. Always decorative: the text says it too. */
const drawings: Record<IconName, React.ReactNode> = {
  check: <path d="m3 8.5 3.4 3.4L13 4.6" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6.4" />
      <path d="M8 7.4v3.8M8 4.7v.4" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2 14.6 13.6H1.4Z" />
      <path d="M8 6.4v3.2M8 11.5v.3" />
    </>
  ),
  cross: (
    <>
      <path d="M5.2 1.6h5.6l3.6 3.6v5.6l-3.6 3.6H5.2l-3.6-3.6V5.2Z" />
      <path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" />
    </>
  ),
  dot: <circle cx="8" cy="8" r="3" fill="currentColor" />,
  arrow: <path d="M3 8h9.5M8.6 4l4 4-4 4" />,
  skip: <path d="M4 8h8" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6.4" />
      <path d="M8 4.4V8l2.6 1.8" />
    </>
  ),
  menu: <path d="M2 4h12M2 8h12M2 12h12" />,
  up: <path d="m4 10 4-4 4 4" />,
  down: <path d="m4 6 4 4 4-4" />,
}

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  )
}
