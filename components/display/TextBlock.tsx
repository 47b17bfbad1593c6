/** A text that a person typed, with its line breaks: a letter, a reason. */
export function TextBlock({ text }: { text: string }) {
  return <p className="max-w-measure border-s-2 border-line ps-4 wrap-anywhere whitespace-pre-line">{text}</p>
}
