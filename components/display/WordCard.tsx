import styles from './WordCard.module.css'

/** Words to write down, numbered. Printed alone, on a card that does not say what they open. */
export function WordCard({ words }: { words: readonly string[] }) {
  return (
    <ol className={styles.card}>
      {words.map((word, index) => (
        <li key={index}>{word}</li>
      ))}
    </ol>
  )
}
