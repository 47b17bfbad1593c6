import styles from './TextBlock.module.css'

/** What somebody typed, with their own line breaks: a letter, a reason. */
export function TextBlock({ text }: { text: string }) {
  return <p className={styles.text}>{text}</p>
}
