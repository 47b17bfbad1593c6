import styles from './MailFrame.module.css'

/**
 * A mail as its reader would see it, in a sandboxed frame that cannot run scripts or fetch anything; its links open in the
 * whole window.
 */
export function MailFrame({ src, title }: { src: string; title: string }) {
  return (
    <iframe
      className={styles.frame}
      src={src}
      title={title}
      sandbox="allow-top-navigation-by-user-activation"
      referrerPolicy="no-referrer"
    />
  )
}
