const CARD =
  'grid max-w-measure grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-x-6 gap-y-2 rounded border border-line-strong bg-sand py-4 ps-10 pe-4 text-lead font-semibold print:m-[2cm] print:bg-transparent'

/** Words to write down, numbered. Printed alone, on a card that does not say what they open. */
export function WordCard({ words }: { words: readonly string[] }) {
  return (
    <ol className={CARD} data-word-card>
      {words.map((word, index) => (
        <li key={index} className="m-0">
          {word}
        </li>
      ))}
    </ol>
  )
}
