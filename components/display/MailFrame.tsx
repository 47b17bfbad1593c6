import styles from './MailFrame.module.css'

/** A mail as its reader would see it, shut in a frame that can neither run nor fetch anything; its links open in its place. */
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
