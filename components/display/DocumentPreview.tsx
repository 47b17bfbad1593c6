'use client'

type DocumentPreviewProps = {
  /** Answers with the document itself, to be drawn in a frame. */
  src: string
  /** Answers with the same as a file. */
  file: string
  label: string
}

/** A document read where it is judged: unfolded, the browser draws it in the page; it can be kept as a file too. */
export function DocumentPreview({ src, file, label }: DocumentPreviewProps) {
  return (
    <div>
      <details className="print:hidden">
        <summary>Voir ici&nbsp;: {label}</summary>
        <iframe src={src} title={label} loading="lazy" className="h-[36rem] w-full rounded border border-line bg-sand-2" />
      </details>
      <a href={file} download className="text-small">
        Télécharger&nbsp;: {label}
      </a>
    </div>
  )
}
