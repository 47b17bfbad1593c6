import styles from './TextBlock.module.css'

/** A text that a person typed, with its line breaks: a letter, a reason. */
export function TextBlock({ text }: { text: string }) {
  return <p className={styles.text}>{text}</p>
}
