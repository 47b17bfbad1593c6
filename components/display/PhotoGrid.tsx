'use client'

export type Photo = { src: string; caption: string }

/** Photos side by side, as many in a row as fit. The caption is visible and is also the photo's text alternative. */
export function PhotoGrid({ photos }: { photos: Photo[] }) {
  return (
    <ul className="m-0 grid max-w-none list-none grid-cols-[repeat(auto-fill,minmax(min(16rem,100%),1fr))] gap-3 p-0">
      {photos.map(({ src, caption }) => (
        <li key={src}>
          <figure className="break-inside-avoid">
            <picture>
              <img src={src} alt="" loading="lazy" className="block aspect-4/3 w-full rounded border border-line bg-sand-2 object-cover" />
            </picture>
            <figcaption className="pt-1 text-small text-ink-soft">{caption}</figcaption>
          </figure>
        </li>
      ))}
    </ul>
  )
}
